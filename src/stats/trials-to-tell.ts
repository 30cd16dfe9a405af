import { normalQuantile, studentQuantile } from './distributions.ts';
import type { PairedDifference } from './paired-difference.ts';

/**
 * By how many times more trials of the tasks that are there a difference would be told from `bound` with the power given, were it as it looks: trials make
 * smaller what comes from how the pairs of a task differ, never how tasks and repos do. Pairs of one task in several formats are taken for trials. Infinite
 * where no number would do; undefined where that cannot be told, since no task has two pairs.
 */
export const trialsToTell = (difference: PairedDifference, bound: number, alpha: number, power: number): number | undefined => {
  const { noise = difference.square } = difference;
  const settles = (times: number): boolean => isSettled(difference, { noise, bound, alpha, power, times });
  if (!settles(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  if (difference.noise === undefined) return undefined;
  let [low, high] = [1, 1];
  while (high < mostTimes && !settles(high)) [low, high] = [high, high * 2];
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (settles(middle)) high = middle;
    else low = middle;
  }
  return settles(high) ? high : Number.POSITIVE_INFINITY;
};

const mostTimes = 2 ** 20;

interface Question {
  readonly noise: number;
  readonly bound: number;
  readonly alpha: number;
  readonly power: number;
  readonly times: number;
}

const isSettled = ({ value, tasks, clusteredBy, robust, smoothed }: PairedDifference, { noise, bound, alpha, power, times }: Question): boolean => {
  const gone = (1 - 1 / times) * noise;
  const direction = value < bound ? -1 : 1;
  const reach = (freedom: number): number => {
    const quantile = (p: number) => (Number.isFinite(freedom) ? studentQuantile(p, freedom) : normalQuantile(p));
    return quantile(1 - alpha) + quantile(power);
  };
  const left = Math.max(clusteredBy === 'repo' ? robust.between ** 2 : 0, robust.error ** 2 - gone / tasks);
  const smooth = Math.max(0, smoothed.error ** 2 - (gone * tasks) / (tasks + 2) ** 2);
  return (
    reach(robust.freedom) * Math.sqrt(left) <= direction * (value - bound) &&
    smoothed.step / times + reach(smoothed.freedom) * Math.sqrt(smooth) <= direction * (smoothed.centre - bound)
  );
};

/** So many tasks it takes at the least to say that two runs do not differ by more than a margin, were they alike in all answers. */
export const fewestTasksToPass = (margin: number, alpha: number): number =>
  margin === 0 ? Number.POSITIVE_INFINITY : Math.max(2, Math.ceil((normalQuantile(1 - alpha) * Math.SQRT2) / margin - 2));
