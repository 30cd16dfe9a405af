/**
 * The corrected item-total correlation of each item: that of its scores with the respondents' means over the other items. `scores` has one row for each
 * respondent, with undefined where one did not answer an item: it then counts for the other items only. Null for an item that fewer than `fewest` answered,
 * or where either side does not vary. Source: F. M. Lord, M. R. Novick, Statistical Theories of Mental Test Scores (1968), chapter 15.
 */
export const discriminate = (scores: readonly (readonly (number | undefined)[])[], fewest = 3): (number | null)[] => {
  const respondents = scores.map((row) => ({ row, sum: addUp(row), count: row.filter((score) => score !== undefined).length }));
  return Array.from({ length: scores[0]?.length ?? 0 }, (_, item) => {
    const pairs = respondents.flatMap(({ row, sum, count }): Pair[] => {
      const score = row[item];
      return score === undefined || count < 2 ? [] : [{ score, rest: (sum - score) / (count - 1) }];
    });
    return pairs.length < fewest ? null : correlate(pairs);
  });
};

/**
 * Whether a correlation of `n` pairs is below what chance alone gives in one of twenty cases where there is none.
 * Source: R. A. Fisher, Metron 1 (1921), 3-32 (the transformation of r).
 */
export const isBelowChance = (correlation: number, n: number): boolean => n > 3 && Math.atanh(correlation) < -oneSided / Math.sqrt(n - 3);

/** The one-sided 95 % quantile of the normal distribution. */
const oneSided = 1.6448536269514722;

interface Pair {
  readonly score: number;
  readonly rest: number;
}

/** Pearson's correlation; null where one side does not vary. */
const correlate = (pairs: readonly Pair[]): number | null => {
  const n = pairs.length;
  const score = addUp(pairs.map((pair) => pair.score)) / n;
  const rest = addUp(pairs.map((pair) => pair.rest)) / n;
  const spread = (of: (pair: Pair) => number): number => addUp(pairs.map((pair) => of(pair) ** 2));
  const [scores, rests] = [spread((pair) => pair.score - score), spread((pair) => pair.rest - rest)];
  if (scores < tiny || rests < tiny) return null;
  const together = addUp(pairs.map((pair) => (pair.score - score) * (pair.rest - rest)));
  return Math.max(-1, Math.min(1, together / Math.sqrt(scores * rests)));
};

/** Squares of scores in [0, 1] below this are rounding. */
const tiny = 1e-18;

const addUp = (values: readonly (number | undefined)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
