import type { TaskPairs } from './comparison.ts';
import { normalQuantile } from './distributions.ts';
import { type PairedDifference, reach } from './paired-difference.ts';

/**
 * By how many times more trials of the tasks that are there a difference would be told from `bound`, were it as it looks: trials make smaller what comes from
 * how trials of one question differ (`noise`), never how tasks, their formats, and repos do. Infinite where no number would do; undefined where that cannot be
 * told, since the noise is not known.
 */
export const trialsToTell = (difference: PairedDifference, noise: number | undefined, { bound, alpha, power }: Claim): number | undefined => {
  const settles = findSettling(difference, noise ?? difference.square, { bound, alpha, power });
  if (!settles(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  if (noise === undefined) return undefined;
  let [low, high] = [1, 1];
  while (high < mostTimes && !settles(high)) [low, high] = [high, high * 2];
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (settles(middle)) high = middle;
    else low = middle;
  }
  return settles(high) ? high : Number.POSITIVE_INFINITY;
};

/** What a difference is to be told from, and how surely. */
export interface Claim {
  readonly bound: number;
  readonly alpha: number;
  readonly power: number;
}

const mostTimes = 2 ** 20;

/** What says whether so many times as many trials settle it. */
const findSettling = ({ value, tasks, clusteredBy, robust, smoothed }: PairedDifference, noise: number, { bound, alpha, power }: Claim) => {
  const direction = value < bound ? -1 : 1;
  const [robustReach, smoothedReach] = [reach(robust.freedom, alpha, power), reach(smoothed.freedom, alpha, power)];
  return (times: number): boolean => {
    const gone = (1 - 1 / times) * noise;
    const left = Math.max(clusteredBy === 'repo' ? robust.between ** 2 : 0, robust.error ** 2 - gone / tasks);
    const smooth = Math.max(0, smoothed.error ** 2 - (gone * tasks) / (tasks + 2) ** 2);
    return (
      robustReach * Math.sqrt(left) <= direction * (value - bound) &&
      smoothed.step / times + smoothedReach * Math.sqrt(smooth) <= direction * (smoothed.centre - bound)
    );
  };
};

/**
 * The mean over tasks of what more trials would take away of the variance of a task's difference: how trials in one configuration differ, by the number of
 * pairs. A task with one trial of each is taken for one like the others; undefined where most tasks are such.
 */
export const estimateNoise = (tasks: readonly TaskPairs[]): number | undefined => {
  const told = tasks.filter(({ freedom }) => freedom > 0);
  if (told.length === 0 || told.length < tasks.length / 2) return undefined;
  const usual = told.reduce((sum, { within, freedom }) => sum + within / freedom, 0) / told.length;
  return tasks.reduce((sum, { pairs, within, freedom }) => sum + (freedom > 0 ? within / freedom : usual) / pairs, 0) / tasks.length;
};

/** So many tasks it takes at the least to say that two runs do not differ by more than a margin, were they alike in all answers. */
export const fewestTasksToPass = (margin: number, alpha: number): number =>
  margin === 0 ? Number.POSITIVE_INFINITY : Math.max(2, Math.ceil((normalQuantile(1 - alpha) * Math.SQRT2) / margin - 2));
