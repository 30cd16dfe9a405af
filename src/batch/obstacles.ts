import { count } from '../report/printable.ts';
import type { obstacleCodes } from '../stats/gate-policy.ts';
import { isRepeat, type PairedAnswers } from '../stats/pair-counts.ts';
import { readGradeFacts } from './grade-facts.ts';
import type { ComparedRun } from './pair-runs.ts';
import { findUnfinished } from './unfinished.ts';

/** Why two runs may be no fair comparison: a code, and a sentence without its full stop. */
export interface Obstacle {
  readonly code: (typeof obstacleCodes)[number] | 'unpaired';
  readonly text: string;
}

/** Pairs of two runs by their answers, and which share of them may be the same. */
export interface Answered {
  readonly answers: PairedAnswers;
  readonly maxSame: number;
}

/** Everything about two runs that makes a difference between them come from something else than what was meant to be compared. */
export const findObstacles = async (baseline: ComparedRun, candidate: ComparedRun, answered: Answered): Promise<Obstacle[]> => [
  ...compareFacts(baseline, candidate),
  ...findSameAnswers(baseline.facts.samples.file, candidate.facts.samples.file, answered),
  ...countBadLines(baseline, candidate),
  ...compareGraded(baseline, candidate),
  ...countUnpaired(baseline, candidate),
  ...(await compareGradings(baseline.folder, candidate.folder)),
  ...(await findUnfinishedRun('baseline', baseline.folder)),
  ...(await findUnfinishedRun('candidate', candidate.folder)),
];

const compareFacts = ({ facts: one }: ComparedRun, { facts: other }: ComparedRun): Obstacle[] => [
  ...when(one.suite.hash !== other.suite.hash, 'suite', 'the suites differ: tasks of one name may ask for different things'),
  ...when(one.profile !== other.profile, 'profile', `the profiles differ (${one.profile} and ${other.profile}): answers were not read with the same leniency`),
  ...when(one.diffgauge !== other.diffgauge, 'version', `the versions of diffgauge differ (${one.diffgauge} and ${other.diffgauge}): score both with one`),
];

/** Nothing, or hardly anything, shows that it was answered anew. */
const findSameAnswers = (one: string, other: string, answered: Answered): Obstacle[] => {
  const files = one === other ? `both were scored from ${one}` : `scored from ${one} and ${other}`;
  return when(isRepeat(answered.answers, answered.maxSame), 'same_samples', sayRepeat(answered, files));
};

const sayRepeat = ({ answers: { pairs, same, unknown }, maxSame }: Answered, files: string): string => {
  const known = `${same} of ${count(pairs + unknown, 'pair')} have the same answer to the byte`;
  if (unknown > 0)
    return `${same === 0 ? '' : `${known}, and `}it is not known of ${count(unknown, 'pair')} whether the answers are the same (${files}), as their results were written by an older diffgauge: score the runs anew with --restart`;
  return same === pairs
    ? `both runs are of the same answers (all ${count(pairs, 'pair')} to the byte; ${files}): nothing was answered anew`
    : `${known} (${files}), more than the share of ${maxSame} that is borne: little was answered anew`;
};

const countBadLines = (one: ComparedRun, other: ComparedRun): Obstacle[] =>
  when(
    one.badLines + other.badLines > 0,
    'bad_lines',
    `${one.badLines} lines of the baseline's answers and ${other.badLines} of the candidate's hold no sample, or one twice, and are not judged; bad-lines.jsonl in the run folder says why`,
  );

const compareGraded = (one: ComparedRun, other: ComparedRun): Obstacle[] =>
  when(
    one.graded / one.samples !== other.graded / other.samples,
    'graded',
    `${sayGraded('baseline', one)}, and ${sayGraded('candidate', other)}: "correct" does not mean the same`,
  );

const sayGraded = (which: string, { graded, samples, tested }: ComparedRun): string =>
  `${graded} of ${count(samples, 'sample')} of the ${which} are graded (tests were run for ${tested})`;

const compareGradings = async (baseline: string, candidate: string): Promise<Obstacle[]> => {
  const [one, other] = [await readGradeFacts(baseline), await readGradeFacts(candidate)];
  if (one === undefined || other === undefined) return [];
  return [
    ...when(one.budget !== other.budget, 'grading', `the budgets of grading differ (${one.budget} and ${other.budget}): not as much was tried of each answer`),
    ...when(
      one.repeats !== other.repeats,
      'grading',
      `the repeats of failing tests differ (${one.repeats} and ${other.repeats}): a flaky test fails more answers of one run`,
    ),
    ...when(one.runner !== other.runner, 'grading', 'the sandboxes or limits of the tests differ: a test may pass in one of them only'),
  ];
};

const findUnfinishedRun = async (which: string, folder: string): Promise<Obstacle[]> => {
  const unfinished = await findUnfinished(folder);
  if (unfinished === undefined) return [];
  return [{ code: 'unfinished', text: `the ${which} is not finished: ${unfinished.judged} of its ${unfinished.samples} samples are scored` }];
};

const countUnpaired = (one: ComparedRun, other: ComparedRun): Obstacle[] =>
  when(
    one.unpaired + other.unpaired > 0,
    'unpaired',
    `${one.unpaired} of ${one.samples} samples of the baseline and ${other.unpaired} of ${other.samples} of the candidate have no partner and are left out`,
  );

const when = (condition: boolean, code: Obstacle['code'], text: string): Obstacle[] => (condition ? [{ code, text }] : []);
