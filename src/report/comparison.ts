import type { ComparedRuns } from '../batch/compare-runs.ts';
import type { ComparedRun } from '../batch/pair-runs.ts';
import { type ComparedMetric, comparedMetrics, type Flip, type MetricComparison } from '../stats/comparison.ts';
import { alignGrid } from './grid.ts';
import { printMarkdownTable } from './markdown-table.ts';
import { sayPairCounts } from './pair-counts.ts';
import { count, makePrintable, toLine } from './printable.ts';
import { quoteForShell } from './quote-for-shell.ts';
import { toCodeBlock } from './safe-markdown.ts';

/** How a comparison is shown: which metric's flips, and how many of them each way; `command` is how diffgauge is started. */
export interface ComparisonLayout {
  readonly shown: ComparedMetric;
  readonly flips: number;
  readonly command: string;
}

/** A comparison for a terminal. */
export const printComparison = (compared: ComparedRuns, layout: ComparisonLayout): string =>
  makePrintable(
    [opening(compared), alignGrid(tabulate(compared.comparison.compare()), 1).join('\n'), legend, ...listFlips(compared, layout)]
      .filter((part) => part !== '')
      .join('\n\n')
      .concat('\n'),
  );

/** A comparison as Markdown, for a pull request. */
export const printComparisonMarkdown = (compared: ComparedRuns, layout: ComparisonLayout): string => {
  const table = printMarkdownTable(tabulate(compared.comparison.compare()), 1);
  const flips = listFlips(compared, layout).map((part) => toCodeBlock(part));
  return makePrintable(
    ['## diffgauge comparison', opening(compared).replaceAll('\n', '\n\n'), table, legend.replaceAll('\n', ' '), ...flips].join('\n\n').concat('\n'),
  );
};

const opening = ({ baseline, candidate, counts, comparison, obstacles }: ComparedRuns): string =>
  [
    `${count(comparison.pairs, 'pair')} of samples of ${count(comparison.tasks, 'task')}`,
    `baseline   ${sayRun(baseline)}`,
    `candidate  ${sayRun(candidate)}`,
    ...sayPairCounts(counts).map((text) => `Note: ${text}.`),
    ...obstacles.map(({ text }) => `Beware: ${text}.`),
  ].join('\n');

/** What a run is made of, in one line. */
export const sayRun = ({ folder, models, prompts, samples }: ComparedRun): string =>
  `${folder}: ${count(samples, 'sample')}, ${sayNames('model', models, toLine)}, ${sayNames('prompt', prompts, toLine)}`;

/** A few names, or how many there are; `show` makes a name what it may be among other text. */
export const sayNames = (what: string, names: readonly string[], show: (name: string) => string): string =>
  names.length > 3 ? `${names.length} ${what}s` : `${what} ${names.map(show).join(', ')}`;

const headings = ['metric', 'pairs', 'baseline', 'candidate', 'difference', 'better', 'worse', 'p'] as const;

const legend = [
  'Means over tasks in %. Differences in percentage points with their 95 % interval, which one task alone has not. A gate prints that of 90 % by default (its alpha is 0.05 at each end).',
  '"better" and "worse" count pairs whose outcome changed. p is the exact McNemar test of them, adjusted by Holm for all rows; it takes pairs as independent, which several formats or',
  'trials of a task are not.',
].join('\n');

const tabulate = (rows: readonly MetricComparison[]): string[][] => [
  [...headings],
  ...rows.map(({ metric, pairs, baseline, candidate, difference, better, worse, p }) => [
    `${titles[metric]}${comparedMetrics[metric] === 'lower' ? ' (less is better)' : ''}`,
    String(pairs),
    percent(baseline),
    percent(candidate),
    difference === null
      ? '-'
      : `${points(difference.value)}${difference.low === null || difference.high === null ? '' : ` [${points(difference.low)}, ${points(difference.high)}]`}`,
    better === null ? '-' : String(better),
    worse === null ? '-' : String(worse),
    p === null ? '-' : sayP(p),
  ]),
];

/** What a metric is called where people read. */
export const titles: Readonly<Record<ComparedMetric, string>> = {
  parsed: 'parsed',
  located: 'located',
  valid: 'valid',
  correct: 'correct',
  cleanSolve: 'clean-solve',
  irrelevantEdit: 'irrelevant edits',
  outOfScope: 'out of scope',
  strayFile: 'stray file',
  precision: 'edit precision',
  recall: 'edit recall',
};

/** A p-value; what is smaller than a thousandth says no more. */
export const sayP = (p: number): string => (p < 0.001 ? '<0.001' : p.toFixed(3));

/** A share in per cent. */
export const percent = (value: number | null): string => (value === null ? '-' : (value * 100).toFixed(1));

/** A difference of shares in percentage points, with its sign. */
export const points = (value: number): string => `${value > 0 ? '+' : ''}${(value * 100).toFixed(1)}`;

const listFlips = ({ baseline, candidate, comparison }: ComparedRuns, { shown, flips, command }: ComparisonLayout): string[] =>
  (['worse', 'better'] as const).flatMap((direction) => {
    const all = comparison.flips[direction];
    if (all.length === 0) return [];
    const title = `Got ${direction} in ${titles[shown]}: ${all.length}${all.length > flips ? `, the first ${flips}` : ''}`;
    const lines = all
      .slice(0, flips)
      .flatMap((flip) => [
        `  ${flip.task} in ${flip.format} by ${toLine(flip.model)}, trial ${flip.trial}: ${sayChange(flip)}`,
        `    ${commandToShow(command, baseline, flip.baseline)}`,
        `    ${commandToShow(command, candidate, flip.candidate)}`,
      ]);
    return [[title, ...lines].join('\n')];
  });

/** What a person types to see one answer of a run. */
export const commandToShow = (command: string, { folder }: Pick<ComparedRun, 'folder'>, { line }: Flip['baseline']): string =>
  `${command} report ${quoteForShell(folder)} --sample ${line}`;

/** How far both answers of a flip came. */
export const sayChange = ({ baseline, candidate }: Flip): string =>
  baseline.stage === candidate.stage ? `${baseline.stage} in both` : `${baseline.stage}, then ${candidate.stage}`;
