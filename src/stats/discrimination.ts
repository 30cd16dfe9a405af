/**
 * The corrected item-total correlation of each item: that of its scores with the respondents' means over the other items. `scores` has one row for each
 * respondent, with undefined where one did not answer an item: it then counts for the other items only. Null for an item that fewer than `fewest` answered,
 * or where either side does not vary. Source: F. M. Lord, M. R. Novick, Statistical Theories of Mental Test Scores (1968), chapter 15.
 */
export const discriminate = (scores: readonly (readonly (number | undefined)[])[], fewest = 3): (number | null)[] => {
  const respondents = scores.map((row) => ({ row, sum: addUp(row), count: row.filter((score) => score !== undefined).length }));
  return Array.from({ length: scores[0]?.length ?? 0 }, (_, item) => {
    const standings = respondents.flatMap(({ row, sum, count }): Standing[] => {
      const score = row[item];
      return score === undefined || count < 2 ? [] : [{ score, rest: (sum - score) / (count - 1) }];
    });
    return standings.length < fewest ? null : correlate(standings);
  });
};

/**
 * Whether a correlation over `n` respondents is below what chance alone gives in one of twenty cases where there is none.
 * Source: R. A. Fisher, Metron 1 (1921), 3-32 (the transformation of r).
 */
export const isBelowChance = (correlation: number, n: number): boolean => n > 3 && Math.atanh(correlation) < -oneSided / Math.sqrt(n - 3);

/** Of items without a correlation, the share for which `isBelowChance` says that they have one below zero. */
export const shareByChance = 0.05;

/** The one-sided 95 % quantile of the normal distribution. */
const oneSided = 1.6448536269514722;

/** How one respondent did on an item, and on the others. */
interface Standing {
  readonly score: number;
  readonly rest: number;
}

/** Pearson's correlation; null where one side does not vary. */
const correlate = (standings: readonly Standing[]): number | null => {
  const n = standings.length;
  const score = addUp(standings.map((one) => one.score)) / n;
  const rest = addUp(standings.map((one) => one.rest)) / n;
  const spread = (of: (one: Standing) => number): number => addUp(standings.map((one) => of(one) ** 2));
  const [scores, rests] = [spread((one) => one.score - score), spread((one) => one.rest - rest)];
  if (scores < tiny || rests < tiny) return null;
  const together = addUp(standings.map((one) => (one.score - score) * (one.rest - rest)));
  return Math.max(-1, Math.min(1, together / Math.sqrt(scores * rests)));
};

/** Squares of scores in [0, 1] below this are rounding. */
const tiny = 1e-18;

const addUp = (values: readonly (number | undefined)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
