import { type ClusteredBy, clusterTasks, jackknife } from './clusters.ts';
import { studentBelow, studentQuantile } from './distributions.ts';

/** The difference of one task: the candidate's mean over its pairs less the baseline's, between -1 and 1. */
export interface TaskDifference {
  readonly repo: string;
  readonly pairs: number;
  readonly difference: number;
}

/**
 * An estimate that is about normal: where it is, its standard error, and with how many degrees of freedom that was estimated (infinite where it is none).
 * `step` is by how much one pair more that flips would move it: a claim has to hold with it, too.
 */
interface Located {
  readonly centre: number;
  readonly error: number;
  readonly step: number;
  readonly freedom: number;
}

/** An error by where it comes from: tasks of the clusters that are there make `within` smaller, only other clusters `between`. Their squares add up. */
interface Clustered extends Located {
  readonly between: number;
}

/**
 * The mean difference over tasks, and what is known of its error in two ways: `robust` from the spread between clusters, `smoothed` from the spread between
 * tasks. Clusters are repos; where there are fewer than five they are tasks, and what is said then holds for tasks of these repos only.
 */
export interface PairedDifference {
  readonly value: number;
  readonly tasks: number;
  readonly clusters: number;
  readonly clusteredBy: ClusteredBy;
  /** The mean square of the tasks' differences. */
  readonly square: number;
  readonly robust: Clustered;
  readonly smoothed: Located;
}

/**
 * Estimates the mean difference over tasks. Two errors are estimated, and a claim has to hold with both:
 *
 * - `robust`: the jackknife over clusters with t(clusters - 1). It knows of tasks that are alike within a repo.
 * - `smoothed`: with one task added that got wholly better, and one that got wholly worse. It knows that a change which nobody saw in few tasks may be there:
 *   without a flip the jackknife's error is 0. Source: D. G. Bonett, R. M. Price, Journal of Educational and Behavioral Statistics 37 (2012), 479-488; theirs
 *   is the case of one pair for each task. With a correction for continuity of one flip, as few flips come in steps: A. L. Edwards, Psychometrika 13 (1948),
 *   185-187.
 *
 * Undefined with fewer than two tasks.
 */
export const estimatePairedDifference = (tasks: readonly TaskDifference[]): PairedDifference | undefined => {
  if (tasks.length < 2) return undefined;
  const { clusters, clusteredBy } = clusterTasks(tasks);
  const value = addUp(tasks) / tasks.length;
  return {
    square: tasks.reduce((sum, { difference }) => sum + difference ** 2, 0) / tasks.length,
    ...{ value, tasks: tasks.length, clusters: clusters.length, clusteredBy },
    robust: locate(clusters, value),
    smoothed: smooth(tasks),
  };
};

/** How likely a difference at least as high as this one is where the true one is `bound` at most: small means that it is surely above. */
export const testAbove = ({ robust, smoothed }: PairedDifference, bound: number): number =>
  Math.max(...[robust, smoothed].map((located) => 1 - probability(located, bound + located.step)));

/** How likely a difference at least as low as this one is where the true one is `bound` at least. */
export const testBelow = ({ robust, smoothed }: PairedDifference, bound: number): number =>
  Math.max(...[robust, smoothed].map((located) => probability(located, bound - located.step)));

/** The interval that agrees with the tests: each of its ends is missed with a probability of `alpha` at most. */
export const boundDifference = ({ value, robust, smoothed }: PairedDifference, alpha: number): { readonly low: number; readonly high: number } => {
  const reach = [robust, smoothed].map(({ centre, error, step, freedom }) => ({ centre, width: step + error * studentQuantile(1 - alpha, freedom) }));
  return {
    low: Math.max(-1, Math.min(value, ...reach.map(({ centre, width }) => centre - width))),
    high: Math.min(1, Math.max(value, ...reach.map(({ centre, width }) => centre + width))),
  };
};

/**
 * By how much more tasks of this kind a difference would be told from `bound` with the power given, were it as it looks: in as many more repos, and in the
 * repos that are there, where the part of the error that lies between them stays. Infinite where no number would do.
 */
export const growthToTell = (
  { value, clusteredBy, robust, smoothed }: PairedDifference,
  bound: number,
  alpha: number,
  power: number,
): { readonly moreRepos: number; readonly sameRepos: number } => {
  const distance = Math.abs(value - bound);
  const grow = ({ step, error, freedom }: Located): number => ((step + reach(freedom, alpha, power) * error) / distance) ** 2 || 0;
  const moreRepos = Math.max(grow(robust), grow(smoothed));
  if (clusteredBy === 'task') return { moreRepos, sameRepos: moreRepos };
  const room = (distance / reach(robust.freedom, alpha, power)) ** 2 - robust.between ** 2;
  const within = robust.error ** 2 - robust.between ** 2;
  return { moreRepos, sameRepos: Math.max(room > 0 ? within / room : Number.POSITIVE_INFINITY, grow(smoothed)) };
};

/** So many standard errors a claim has to be away from what it is told from, to be made with the power given. */
export const reach = (freedom: number, alpha: number, power: number): number => studentQuantile(1 - alpha, freedom) + studentQuantile(power, freedom);

const locate = (clusters: readonly (readonly TaskDifference[])[], value: number): Clustered => {
  const error = jackknife(clusters.map((cluster) => cluster.map(({ difference }) => difference)));
  return { centre: value, error, step: 0, freedom: clusters.length - 1, between: Math.sqrt(Math.max(0, error ** 2 - varyWithin(clusters))) };
};

/** The part of the squared error that comes from how tasks of one cluster differ, from the pooled variance; 0 where no cluster has two tasks to tell it by. */
const varyWithin = (clusters: readonly (readonly TaskDifference[])[]): number => {
  const tasks = clusters.reduce((sum, cluster) => sum + cluster.length, 0);
  const squares = clusters.flatMap((cluster) => {
    const mean = addUp(cluster) / cluster.length;
    return cluster.map(({ difference }) => (difference - mean) ** 2);
  });
  return tasks === clusters.length ? 0 : squares.reduce((sum, square) => sum + square, 0) / (tasks - clusters.length) / tasks;
};

const smooth = (tasks: readonly TaskDifference[]): Located => {
  const n = tasks.length + 2;
  const centre = addUp(tasks) / n;
  const squares = tasks.reduce((sum, { difference }) => sum + difference ** 2, 2);
  const step = tasks.reduce((sum, { pairs }) => sum + 1 / pairs, 0) / tasks.length / n;
  return { centre, error: Math.sqrt((squares / n - centre ** 2) / n), step, freedom: Number.POSITIVE_INFINITY };
};

/** The probability of an estimate at most as high as this one, were the truth `bound`. */
const probability = ({ centre, error, freedom }: Located, bound: number): number => {
  if (error === 0) return centre < bound ? 0 : 1;
  return studentBelow((centre - bound) / error, freedom);
};

const addUp = (tasks: readonly TaskDifference[]): number => tasks.reduce((sum, { difference }) => sum + difference, 0);
