import { type Command, Option } from 'commander';
import { type ComparedRuns, compareRuns } from '../batch/compare-runs.ts';
import { type ComparisonLayout, printComparison, printComparisonMarkdown } from '../report/comparison.ts';
import { type ComparedMetric, comparedMetrics, differenceIntervals } from '../stats/comparison.ts';
import { rates } from '../stats/metrics.ts';
import { commandName } from './command-name.ts';
import { parseNumber } from './parse-number.ts';

interface Options {
  readonly format: 'text' | 'markdown' | 'json';
  readonly json?: boolean;
  readonly metric: ComparedMetric;
  readonly flips: number;
}

/** Adds `compare`: two runs, paired on the samples that they share. */
export const addCompare = (program: Command, done: (code: number) => void): void => {
  program
    .command('compare')
    .argument('<baseline>', 'the folder of a run')
    .argument('<candidate>', 'the folder of the run that is compared with it')
    .description('compare two runs on the samples that both have: differences with intervals, and the edits that got worse or better')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'markdown', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .addOption(
      new Option('--metric <metric>', 'whose changed outcomes are listed')
        .choices(Object.keys(comparedMetrics).filter((name) => name in rates))
        .default('cleanSolve'),
    )
    .option('--flips <n>', 'how many of them to list each way', parseNumber('--flips', 0, 100_000), 10)
    .addHelpText('after', '\nExample: diffgauge compare runs/monday runs/tuesday --flips 20')
    .action(async (baseline: string, candidate: string, { format, json, metric, flips }: Options) => {
      const compared = await compareRuns(baseline, candidate, metric);
      const layout = { shown: metric, flips, command: commandName() };
      process.stdout.write(print(compared, json === true ? 'json' : format, layout));
      done(0);
    });
};

const print = (compared: ComparedRuns, format: Options['format'], layout: ComparisonLayout): string => {
  if (format === 'markdown') return printComparisonMarkdown(compared, layout);
  return format === 'text' ? printComparison(compared, layout) : `${JSON.stringify(toDocument(compared, layout), null, 2)}\n`;
};

/** The comparison as one JSON document; nothing in it depends on when it was made. */
const toDocument = ({ baseline, candidate, counts, comparison, obstacles }: ComparedRuns, { shown, flips }: ComparisonLayout) => {
  const describe = ({ folder, facts, models, prompts, samples, badLines, unpaired, graded }: ComparedRuns['baseline']) => ({
    ...{ folder, diffgauge: facts.diffgauge, profile: facts.profile, suite: facts.suite.hash },
    ...{ models, prompts, samples, badLines, unpaired, graded },
  });
  const { worse, better } = comparison.flips;
  return {
    ...{
      baseline: describe(baseline),
      candidate: describe(candidate),
      pairs: comparison.pairs,
      tasks: comparison.tasks,
      ...{ answers: counts.answers, leftOut: counts.leftOut },
      warnings: obstacles.map(({ text }) => text),
    },
    intervals: differenceIntervals,
    metrics: comparison.compare(),
    flips: { metric: shown, worse: worse.slice(0, flips), better: better.slice(0, flips) },
  };
};
