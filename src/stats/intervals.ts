import { createRandom } from '../random.ts';

/** An estimate with its 95 % interval; `low` and `high` are null where no interval can be given. `n` is the number of observations behind it. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** The two-sided 95 % quantile of the normal distribution. */
export const z = 1.959963984540054;

/**
 * Wilson's score interval for a proportion; null without observations.
 * `share` is the estimated proportion in [0, 1] over `n` observations, taken as independent. Source: E. B. Wilson, JASA 22 (1927), 209-212.
 */
export const estimateProportion = (share: number, n: number): Estimate | null => {
  if (n === 0) return null;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { value: share, low: Math.min(share, Math.max(0, centre - reach)), high: Math.max(share, Math.min(1, centre + reach)), n };
};

/** The bootstrap needs at least this many clusters. */
const fewestClusters = 5;

/** The values of one cluster (fixture repo): one mean for each task. */
export type Cluster = readonly number[];

/**
 * The mean over tasks with a percentile interval from resampling whole clusters (seeded, so that a report repeats to the digit); null without tasks.
 * With few clusters the interval is somewhat too narrow, so that differences are bounded in another way (`paired-difference.ts`); with fewer than five there
 * are too few ways to resample them for an interval that deserves its name: it is unknown.
 * Source: A. C. Cameron, J. B. Gelbach, D. L. Miller, Review of Economics and Statistics 90 (2008), 414-427 (pairs cluster bootstrap).
 */
export const estimateMean = (clusters: readonly Cluster[], rounds = 2000): Estimate | null => {
  const parts = clusters.filter((cluster) => cluster.length > 0).map((cluster) => ({ sum: addUp(cluster), n: cluster.length }));
  const n = addUp(parts.map((part) => part.n));
  if (n === 0) return null;
  const value = addUp(parts.map((part) => part.sum)) / n;
  if (parts.length < fewestClusters) return { value, low: null, high: null, n };
  const means = drawMeans(parts, rounds).sort((a, b) => a - b);
  return { value, low: pick(means, 0.025), high: pick(means, 0.975), n };
};

const drawMeans = (parts: readonly { readonly sum: number; readonly n: number }[], rounds: number): number[] => {
  const random = createRandom('clustered bootstrap');
  return Array.from({ length: rounds }, () => {
    let sum = 0;
    let n = 0;
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[random.below(parts.length)];
      sum += part?.sum ?? 0;
      n += part?.n ?? 0;
    }
    return sum / n;
  });
};

const pick = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const addUp = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
