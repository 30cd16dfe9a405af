import { type Grade, ownFault, type Result, type Stage } from '../verdict.ts';
import type { ClusteredBy } from './clusters.ts';
import type { Estimate } from './intervals.ts';
import { adjustByHolm, testFlips } from './mcnemar.ts';
import { mergeGrade } from './merge-grade.ts';
import { type Metric, means, rates } from './metrics.ts';
import { boundDifference, estimatePairedDifference, type TaskDifference } from './paired-difference.ts';
import { addResult, type Counter, emptyTally } from './tally.ts';

/** The metrics that are compared, and whether more of each is better. Shares of samples are yes/no outcomes of each; the last two are means. */
export const comparedMetrics = {
  parsed: 'higher',
  located: 'higher',
  valid: 'higher',
  correct: 'higher',
  cleanSolve: 'higher',
  irrelevantEdit: 'lower',
  outOfScope: 'lower',
  strayFile: 'lower',
  precision: 'higher',
  recall: 'higher',
} as const satisfies Partial<Record<Metric, 'higher' | 'lower'>>;
export type ComparedMetric = keyof typeof comparedMetrics;

/**
 * What a comparison needs to know of a sample: its values by metric (undefined where it is outside of a metric's denominator), how far it came, its line, and
 * why it is `outside` of every denominator.
 */
export interface Measured {
  readonly values: readonly (number | undefined)[];
  readonly stage: Stage;
  readonly line: number;
  readonly outside?: Outside;
}

/** Nothing was answered; a fault of ours kept the answer from being judged; its tests gave no verdict; the format cannot say the edit. */
export type Outside = 'noAnswer' | 'notJudged' | 'noVerdict' | 'inexpressible';

/** The final verdict on a sample as numbers. */
export const measure = (result: Result, grade: Grade | undefined): Measured => {
  const final = mergeGrade(result, grade);
  const tally = emptyTally();
  addResult(tally, final);
  const values = terms.map(([part, whole]) => (tally[whole] > 0 ? tally[part] / tally[whole] : undefined));
  const outside = findOutside(result, final);
  return { values, stage: final.stage, line: result.line ?? 0, ...(outside && { outside }) };
};

/** In results of an older diffgauge an error of the provider may have our code; where nothing was answered beside it, the digest says so. */
const findOutside = (result: Result, final: Result): Outside | undefined => {
  if (result.stage === 'infra') return result.error?.code === ownFault && result.responseDigest !== null ? 'notJudged' : 'noAnswer';
  if (final.stage === 'infra') return 'noVerdict';
  return final.inexpressible && 'inexpressible';
};

const names = Object.keys(comparedMetrics) as ComparedMetric[];
const terms = names.map((name): readonly [Counter, Counter] => ({ ...rates, ...means })[name]);

/** Two samples that are compared. */
export interface Pair {
  readonly task: string;
  readonly repo: string;
  readonly format: string;
  readonly model: string;
  readonly prompt: string;
  readonly trial: number;
  readonly baseline: Measured;
  readonly candidate: Measured;
}

/** A pair whose outcome is not the same. */
export interface Flip extends Omit<Pair, 'repo' | 'baseline' | 'candidate'> {
  readonly baseline: Pick<Measured, 'stage' | 'line'>;
  readonly candidate: Pick<Measured, 'stage' | 'line'>;
}

/**
 * One metric of two runs, over the `pairs` in whose both halves it is defined. `baseline` and `candidate` are means over tasks, `difference` is the candidate's
 * less the baseline's, with the interval of 95 % that a gate takes its verdicts from (none for one task); its `n` is the number of tasks. `better` and `worse`
 * count flips, `p` is the exact McNemar test of them, adjusted by Holm for the metrics compared; null for means, which do not flip.
 */
export interface MetricComparison {
  readonly metric: ComparedMetric;
  readonly pairs: number;
  readonly baseline: number | null;
  readonly candidate: number | null;
  readonly difference: (Estimate & { readonly clusters: number; readonly clusteredBy: ClusteredBy }) | null;
  readonly better: number | null;
  readonly worse: number | null;
  readonly p: number | null;
}

/**
 * The pairs of one task in one metric, added up: the values of both sides, and the flips each way. `within` are the squares of how far the differences of pairs
 * lie from the mean of their configuration (format, model and prompt); `freedom` is how many of them that leaves: 0 with one trial of each.
 */
export interface TaskPairs {
  readonly task: string;
  readonly repo: string;
  readonly pairs: number;
  readonly baseline: number;
  readonly candidate: number;
  readonly within: number;
  readonly freedom: number;
  readonly better: number;
  readonly worse: number;
}

/** Adds up pairs. Memory grows with tasks and their configurations, but for the flips of one metric that are kept to be shown; null keeps none. */
export class Comparison {
  readonly #tasks = new Map<string, TaskSums>();
  readonly #flips = { worse: [] as Flip[], better: [] as Flip[] };
  readonly #shown: ComparedMetric | null;
  #pairs = 0;

  constructor(shown: ComparedMetric | null = 'cleanSolve') {
    this.#shown = shown;
  }

  add(pair: Pair): void {
    this.#pairs += 1;
    const cell = this.#tasks.get(pair.task) ?? { repo: pair.repo, sums: names.map(newSum), configurations: new Map<string, Configured[]>() };
    this.#tasks.set(pair.task, cell);
    const name = [pair.format, pair.model, pair.prompt].join('\0');
    const configured = cell.configurations.get(name) ?? names.map(() => ({ pairs: 0, difference: 0 }));
    cell.configurations.set(name, configured);
    for (const [at, metric] of names.entries()) {
      const [sum, part, before, after] = [cell.sums[at], configured[at], pair.baseline.values[at], pair.candidate.values[at]];
      if (sum === undefined || part === undefined || before === undefined || after === undefined) continue;
      part.pairs += 1;
      part.difference += after - before;
      sum.pairs += 1;
      sum.baseline += before;
      sum.candidate += after;
      sum.squares += (after - before) ** 2;
      const direction = findFlip(metric, pair);
      if (direction === undefined) continue;
      sum[direction] += 1;
      if (metric === this.#shown) this.#flips[direction].push(toFlip(pair));
    }
  }

  get pairs(): number {
    return this.#pairs;
  }

  /** How many trials there are of a task in a configuration, on average over these; 0 without any pair. */
  get trials(): number {
    const questions = [...this.#tasks.values()].reduce((sum, { configurations }) => sum + configurations.size, 0);
    return this.#pairs / Math.max(1, questions);
  }

  get tasks(): number {
    return this.#tasks.size;
  }

  /** The pairs that flipped in the metric shown. */
  get flips(): { readonly worse: readonly Flip[]; readonly better: readonly Flip[] } {
    return this.#flips;
  }

  compare(): MetricComparison[] {
    const compared = names.map((metric) => this.#compare(metric));
    const tested = compared.filter(({ p }) => p !== null);
    const adjusted = adjustByHolm(tested.map(({ p }) => p ?? 1));
    return compared.map((one) => (one.p === null ? one : { ...one, p: adjusted[tested.indexOf(one)] ?? 1 }));
  }

  /** The tasks that have a pair in a metric, in the order in which they came. */
  tasksOf(metric: ComparedMetric): TaskPairs[] {
    const at = names.indexOf(metric);
    return [...this.#tasks].flatMap(([task, { repo, sums, configurations }]) => {
      const sum = sums[at];
      if (sum === undefined || sum.pairs === 0) return [];
      const { squares, ...rest } = sum;
      const parts = [...configurations.values()].flatMap((configured) => configured[at] ?? []).filter(({ pairs }) => pairs > 0);
      const within = Math.max(
        0,
        parts.reduce((left, { pairs, difference }) => left - difference ** 2 / pairs, squares),
      );
      return [{ task, repo, ...rest, within, freedom: sum.pairs - parts.length }];
    });
  }

  #compare(metric: ComparedMetric): MetricComparison {
    const cells = this.tasksOf(metric);
    const { better, worse, ...means } = addUpTasks(metric, cells);
    const p = better === null || worse === null ? null : testFlips(better, worse);
    return { metric, ...means, difference: estimateDifference(listDifferences(cells)), better, worse, p };
  }
}

/** Which way a pair flips in a metric; undefined where it does not, or is outside of the denominator. */
export const findFlip = (metric: ComparedMetric, { baseline, candidate }: Pick<Pair, 'baseline' | 'candidate'>): 'better' | 'worse' | undefined => {
  const at = names.indexOf(metric);
  const [before, after] = [baseline.values[at], candidate.values[at]];
  if (before === undefined || after === undefined || before === after) return undefined;
  return after > before === (comparedMetrics[metric] === 'higher') ? 'better' : 'worse';
};

/** The pairs of a metric's tasks, the means over tasks (null without any), and the flips each way (null for means, which do not flip). */
export const addUpTasks = (
  metric: ComparedMetric,
  tasks: readonly TaskPairs[],
): Pick<MetricComparison, 'pairs' | 'baseline' | 'candidate' | 'better' | 'worse'> => {
  const total = (value: (task: TaskPairs) => number): number => tasks.reduce((sum, task) => sum + value(task), 0);
  const mean = (side: 'baseline' | 'candidate') => (tasks.length === 0 ? null : total((task) => task[side] / task.pairs) / tasks.length);
  const flips = (direction: 'better' | 'worse') => (metric in rates ? total((task) => task[direction]) : null);
  return { pairs: total((task) => task.pairs), baseline: mean('baseline'), candidate: mean('candidate'), better: flips('better'), worse: flips('worse') };
};

/** By how much each task differs, the candidate's mean over its pairs less the baseline's; with a `sign` of -1 the other way round. */
export const listDifferences = (tasks: readonly Pick<TaskPairs, 'repo' | 'pairs' | 'baseline' | 'candidate'>[], sign: 1 | -1 = 1): TaskDifference[] =>
  tasks.map(({ repo, pairs, baseline, candidate }) => ({ repo, pairs, difference: (sign * (candidate - baseline)) / pairs }));

/** How sure the interval of a difference is, and how often the truth lies beyond each of its ends. */
export const differenceIntervals = { level: 0.95, alpha: 0.025 } as const;

const estimateDifference = (tasks: readonly TaskDifference[]): MetricComparison['difference'] => {
  const [only] = tasks;
  if (only === undefined) return null;
  const estimate = estimatePairedDifference(tasks);
  if (estimate === undefined) return { value: only.difference, low: null, high: null, n: 1, clusters: 1, clusteredBy: 'task' };
  const { value, clusters, clusteredBy } = estimate;
  return { value, ...boundDifference(estimate, differenceIntervals.alpha), n: tasks.length, clusters, clusteredBy };
};

/** One task: per metric its sums, and what each of its configurations adds to them. */
interface TaskSums {
  readonly repo: string;
  readonly sums: readonly ReturnType<typeof newSum>[];
  readonly configurations: Map<string, readonly Configured[]>;
}

const newSum = () => ({ pairs: 0, baseline: 0, candidate: 0, squares: 0, better: 0, worse: 0 });

interface Configured {
  pairs: number;
  difference: number;
}

/** A pair as it is shown. */
export const toFlip = ({ task, format, model, prompt, trial, baseline, candidate }: Pair): Flip => ({
  ...{ task, format, model, prompt, trial },
  baseline: { stage: baseline.stage, line: baseline.line },
  candidate: { stage: candidate.stage, line: candidate.line },
});
