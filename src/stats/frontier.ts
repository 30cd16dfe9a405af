import { oracleModel } from '../collect/providers/oracle.ts';
import type { Grade, Result } from '../verdict.ts';
import { differenceIntervals } from './comparison.ts';
import { type Estimate, estimateProportion } from './intervals.ts';
import { mergeGrade } from './merge-grade.ts';
import { boundDifference, estimatePairedDifference } from './paired-difference.ts';
import { reached } from './tally.ts';

/** What answers: a model with a prompt in a format. */
export type Configuration = Pick<Result, 'model' | 'prompt' | 'format'>;

/**
 * What a configuration is worth and what it takes. `quality` is its clean-solve rate over `tasks`; `cost` is in US dollars for an answer, null where it is not
 * known of each answer; `latency` is that of half and of nine in ten answers in milliseconds, null where it is not known of any. `difference` is the quality
 * less that of the best configuration, over the `shared` tasks that both answered; null for the best itself, and where they share fewer than two tasks.
 */
export interface Choice extends Configuration {
  readonly answers: number;
  readonly tasks: number;
  readonly quality: Estimate;
  readonly cost: number | null;
  readonly latency: { readonly p50: number; readonly p90: number } | null;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number; readonly shared: number } | null;
  /** Whether none is at least as good and costs no more, but for equals. */
  readonly onCost: boolean;
  /** Whether none is at least as good and as fast at the median. */
  readonly onLatency: boolean;
  /** Whether it answered fewer than half as many tasks as another one: then it is neither the best, nor on a frontier, nor chosen. */
  readonly isSparse: boolean;
}

/**
 * Which configurations there are to choose from, the best first; `cheapest` costs least of those whose difference to the best is `margin` at most as it looks,
 * `surest` of those whose own interval of 95 % says so, not adjusted for how many there are (both null where none of known cost is that good).
 */
export interface Frontier {
  readonly margin: number;
  readonly choices: readonly Choice[];
  readonly cheapest: Choice | null;
  readonly surest: Choice | null;
}

/**
 * Adds up what each configuration is worth and takes. Memory grows with tasks and, by eight bytes each, with answers. What knows the solution (`oracle`) is
 * none.
 */
export class FrontierTally {
  readonly #tallies = new Map<string, Tally>();

  add(result: Result, grade: Grade | undefined): void {
    const { model, prompt, format, task, stage, cost, latencyMs } = result;
    if (model === oracleModel || stage === 'infra') return;
    const key = JSON.stringify([model, prompt, format]);
    const tally: Tally = this.#tallies.get(key) ?? { model, prompt, format, tasks: new Map(), answers: 0, priced: 0, cost: 0, latencies: [] };
    this.#tallies.set(key, tally);
    tally.answers += 1;
    tally.priced += Number(cost !== undefined);
    tally.cost += cost ?? 0;
    if (latencyMs !== undefined) tally.latencies.push(latencyMs);
    const final = mergeGrade(result, grade);
    if (final.stage === 'infra' || final.inexpressible !== undefined) return;
    const counts = tally.tasks.get(task) ?? { clean: 0, counted: 0 };
    tally.tasks.set(task, counts);
    counts.clean += Number(reached(final.stage, 'clean'));
    counts.counted += 1;
  }

  /** The frontier with a margin as a share, in [0, 1]. Of equally good configurations the cheaper one is the best. */
  find(margin: number): Frontier {
    const tallies = [...this.#tallies.values()].filter(({ tasks }) => tasks.size > 0);
    const most = Math.max(...tallies.map(({ tasks }) => tasks.size));
    const measured = tallies.map((tally) => ({ tally, isSparse: tally.tasks.size < most / 2, ...measure(tally) })).sort(compareWorth);
    const rivals = measured.filter(({ isSparse }) => !isSparse);
    const choices = measured.map(({ tally, isSparse, ...measures }) => ({ ...describe(tally, measures, rivals), isSparse }));
    const [first] = choices;
    const within = (bound: 'value' | 'low') =>
      choices.filter((one) => one === first || (!one.isSparse && one.difference !== null && one.difference[bound] >= -margin - rounding));
    return { margin, choices, cheapest: findCheapest(within('value')), surest: findCheapest(within('low')) };
  }
}

/** Means of shares are not exact. */
const rounding = 1e-9;

interface Tally extends Configuration {
  readonly tasks: Map<string, { clean: number; counted: number }>;
  readonly latencies: number[];
  answers: number;
  priced: number;
  cost: number;
}

type Measures = Pick<Choice, 'quality' | 'cost' | 'latency'>;
type Measured = Measures & { readonly tally: Tally; readonly isSparse: boolean };

/** The best first; those that answered few tasks last, however well. */
const compareWorth = (one: Measured, other: Measured): number =>
  Number(one.isSparse) - Number(other.isSparse) ||
  other.quality.value - one.quality.value ||
  Math.sign((one.cost ?? Number.MAX_VALUE) - (other.cost ?? Number.MAX_VALUE)) ||
  (nameOf(one.tally) < nameOf(other.tally) ? -1 : 1);

/** A configuration beside those that it is measured by, of which the first is the best. */
const describe = (tally: Tally, measures: Measures, rivals: readonly Measured[]): Omit<Choice, 'isSparse'> => {
  const { model, prompt, format, answers, tasks } = tally;
  const best = rivals[0]?.tally;
  const isRival = rivals.some((rival) => rival.tally === tally);
  const isBest = (take: (one: Measures) => number | null): boolean =>
    isRival && take(measures) !== null && !rivals.some((rival) => beats(rival, measures, take));
  return {
    ...{ model, prompt, format, answers, tasks: tasks.size, ...measures },
    difference: best === undefined || tally === best ? null : compareTo(best, tally),
    onCost: isBest(({ cost }) => cost),
    onLatency: isBest(({ latency }) => latency?.p50 ?? null),
  };
};

const measure = ({ tasks, answers, priced, cost, latencies }: Tally): Measures => {
  const shares = [...tasks.values()].map(({ clean, counted }) => clean / counted);
  const counted = [...tasks.values()].reduce((sum, task) => sum + task.counted, 0);
  const quality = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const sorted = latencies.sort((a, b) => a - b);
  const [p50, p90] = [takeQuantile(sorted, 0.5), takeQuantile(sorted, 0.9)];
  return {
    quality: estimateProportion(quality, counted) ?? { value: quality, low: null, high: null, n: counted },
    cost: priced === answers ? cost / answers : null,
    latency: p50 === undefined || p90 === undefined ? null : { p50, p90 },
  };
};

/**
 * The smallest value that at least such a share of all is at most. Source: R. J. Hyndman, Y. Fan, The American Statistician 50 (1996), 361-365, definition 1.
 */
export const takeQuantile = (sorted: readonly number[], share: number): number | undefined => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

/** Whether one is as good as another and takes as little, and better in either. */
const beats = (one: Measures, other: Measures, take: (one: Measures) => number | null): boolean => {
  const [mine, theirs] = [take(one), take(other)];
  if (mine === null || theirs === null || mine > theirs || one.quality.value < other.quality.value) return false;
  return mine < theirs || one.quality.value > other.quality.value;
};

/** How much worse or better a configuration is than the best on the tasks that both answered, with an interval of 95 %. */
const compareTo = (best: Tally, other: Tally): Choice['difference'] => {
  const tasks = [...other.tasks].flatMap(([task, { clean, counted }]) => {
    const reference = best.tasks.get(task);
    if (reference === undefined) return [];
    const pairs = Math.min(counted, reference.counted);
    return [{ repo: task.slice(0, task.indexOf('/')), pairs, difference: clean / counted - reference.clean / reference.counted }];
  });
  const difference = estimatePairedDifference(tasks);
  return difference === undefined ? null : { value: difference.value, ...boundDifference(difference, differenceIntervals.alpha), shared: tasks.length };
};

const findCheapest = (choices: readonly Choice[]): Choice | null =>
  choices.reduce<Choice | null>((cheapest, one) => (one.cost !== null && (cheapest?.cost == null || one.cost < cheapest.cost) ? one : cheapest), null);

const nameOf = ({ model, prompt, format }: Configuration): string => [model, prompt, format].join('\0');
