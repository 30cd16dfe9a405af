import { normalQuantile, studentQuantile } from './distributions.ts';

/** How sure an answer has to be: `alpha` is the chance of a false alarm, `power` the chance to see what is there. */
export interface Certainty {
  readonly alpha: number;
  readonly power: number;
}

/**
 * How many samples each of two unpaired runs needs for two shares to be told apart in a two-sided test.
 * Source: J. L. Fleiss, Statistical Methods for Rates and Proportions (2nd edition, 1981), formula 3.14 (without correction for continuity).
 */
export const samplesNeeded = (one: number, other: number, { alpha, power }: Certainty): number => {
  const mean = (one + other) / 2;
  const together = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
  const apart = normalQuantile(power) * Math.sqrt(one * (1 - one) + other * (1 - other));
  return Math.ceil(((together + apart) / (one - other)) ** 2);
};

/**
 * A paired comparison that is planned: the true `difference`, the `bound` that it is to be told from in a one-sided test (less the margin; 0 for any
 * difference), and the `discordance`: the share of pairs that flip. Where a task has several trials, its difference is their mean, and about the discordance
 * over the trials counts.
 */
export interface Plan extends Certainty {
  readonly difference: number;
  readonly bound: number;
  readonly discordance: number;
}

/**
 * How many independent pairs a comparison needs. Source: R. J. Connor, Biometrics 43 (1987), 207-211, whose case is the bound 0 (two-sided with half of
 * alpha); for other bounds the variance under the hypothesis is that at the bound.
 */
export const pairsNeeded = (plan: Plan): number => Math.ceil(countPairs(plan, normalQuantile));

/**
 * How many tasks a comparison needs whose tasks come from some repos, where `alike` is the correlation of two tasks' differences within a repo; infinite where
 * no number of tasks in so few repos is enough. Quantiles are those of t(repos - 1), as in the test itself.
 * Source: K. Hemming, A. J. Girling, A. J. Sitch, J. Marsh, R. J. Lilford, BMC Medical Research Methodology 11 (2011), 102 (a fixed number of clusters).
 */
export const tasksNeeded = ({ repos, alike, ...plan }: Plan & { readonly repos: number; readonly alike: number }): number => {
  const alone = countPairs(plan, (p) => studentQuantile(p, repos - 1));
  const left = repos - alone * alike;
  return left > 0 ? Math.ceil((repos * alone * (1 - alike)) / left) : Number.POSITIVE_INFINITY;
};

const countPairs = ({ difference, bound, discordance, alpha, power }: Plan, quantile: (p: number) => number): number => {
  const atBound = quantile(1 - alpha) * Math.sqrt(discordance - bound ** 2);
  const inTruth = quantile(power) * Math.sqrt(discordance - difference ** 2);
  return ((atBound + inTruth) / (difference - bound)) ** 2;
};
