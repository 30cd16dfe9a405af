/**
 * The exact McNemar test of two paired yes/no outcomes: how likely numbers of flips at least as uneven are, were both directions equally likely (two-sided).
 * `one` and `other` count the pairs that flipped each way; without any the answer is 1.
 * Source: Q. McNemar, Psychometrika 12 (1947), 153-157, with the binomial distribution itself instead of its approximation.
 */
export const testFlips = (one: number, other: number): number => {
  const flips = one + other;
  const fewer = Math.min(one, other);
  let relative = 1;
  let sum = 1;
  for (let k = fewer; k > 0 && relative > sum * Number.EPSILON; k--) {
    relative *= k / (flips - k + 1);
    sum += relative;
  }
  return Math.min(1, 2 * Math.exp(logShare(flips, fewer)) * sum);
};

/** The natural logarithm of the probability of exactly `k` heads in `n` tosses. */
const logShare = (n: number, k: number): number => {
  let log = -n * Math.LN2;
  for (let i = 0; i < k; i++) log += Math.log((n - i) / (i + 1));
  return log;
};

/**
 * p-values adjusted for being several: the greatest that the adjusted ones may be, in the order given, so that the chance of any false rejection stays at
 * the level that each is compared with. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979), 65-70.
 */
export const adjustByHolm = (values: readonly number[]): number[] => {
  const order = values.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value);
  const adjusted = new Array<number>(values.length).fill(1);
  let least = 0;
  for (const [rank, { value, place }] of order.entries()) {
    least = Math.max(least, Math.min(1, value * (values.length - rank)));
    adjusted[place] = least;
  }
  return adjusted;
};
