import type { SummaryFacts } from '../batch/summarise.ts';
import type { Axis, Failure, Group, Summary } from '../stats/summary.ts';
import { summariseTasks } from '../stats/tasks.ts';
import { summariseTrials } from '../stats/trials.ts';
import { sayClustering } from './clustering.ts';
import { gradingColumns, listFindings } from './grading.ts';
import { secondTriesColumns, showRecoveries } from './second-tries.ts';
import type { Section } from './section.ts';
import { funnelColumns, restraintColumns, type Table } from './table.ts';
import { showOddTasks, showTrials } from './trials.ts';

/** Says why a report has no numbers. */
export const sayNothingJudged = ({ badLines, unfinished }: SummaryFacts): string => {
  if (unfinished !== undefined) return 'No sample is judged yet.';
  if (badLines === 0) return 'No sample was judged: the input holds none.';
  return 'No sample was judged: no line holds a sample of a task of this suite. Was --suite forgotten?';
};

/** Everything a report holds, ready to be laid out; `overall` is one group of all samples. */
export interface Report {
  readonly facts: SummaryFacts;
  readonly overall: Group | undefined;
  readonly simulated: boolean;
  readonly tables: readonly Table[];
  readonly axes: readonly (readonly Axis[])[];
  /** What the intervals of the tables assume, sentence by sentence. */
  readonly intervals: readonly string[];
  /** The commonest ones, and how many other kinds there are. */
  readonly failures: readonly Failure[];
  readonly otherFailures: number;
  readonly sections: readonly Section[];
}

const mostFailures = 10;

/**
 * Builds a report: for each list of axes one table of how far answers come, one of what they touch, and where that was done, one of
 * second tries and one of what tests say; `whole` adds what several trials and configurations say of each other.
 */
export const buildReport = (facts: SummaryFacts, summary: Summary, axes: readonly (readonly Axis[])[], whole = false): Report => {
  const overall = summary.groupBy([])[0];
  const grouped = axes.map((along) => ({ by: along.join(' and '), rows: summary.groupBy(along) }));
  const failures = overall?.failures ?? [];
  const cells = whole ? summary.listCells() : [];
  return {
    facts,
    overall,
    simulated: summary.listValues('model').some((model) => /^(simulated:|oracle$)/.test(model)),
    tables: grouped.flatMap(({ by, rows }) => [
      { title: `How far answers come, by ${by} (% of n, mean over tasks [95 % interval])`, columns: funnelColumns(rows), rows },
      { title: `What they touch, by ${by} (% of applied samples, mean over tasks [95 % interval])`, columns: restraintColumns, rows },
      ...(overall?.secondTries === undefined
        ? []
        : [{ title: `What second tries are worth, by ${by} (% of tried, mean over tasks [95 % interval])`, columns: secondTriesColumns, rows }]),
      ...(overall?.grading === undefined ? [] : [{ title: `What tests say, by ${by} (number of answers)`, columns: gradingColumns, rows }]),
    ]),
    axes,
    intervals: sayClustering(grouped.flatMap(({ rows }) => rows)),
    failures: failures.slice(0, mostFailures),
    otherFailures: Math.max(0, failures.length - mostFailures),
    sections: [
      ...showRecoveries(overall?.secondTries),
      ...axes.flatMap((along) => showTrials(summariseTrials(cells, along))),
      ...showOddTasks(summariseTasks(cells)),
      ...listFindings(overall?.grading),
    ],
  };
};
