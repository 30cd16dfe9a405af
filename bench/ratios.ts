/** How a ratio is spread over samples. */
export const describeRatios = (ratios: readonly number[]) => {
  const sorted = [...ratios].sort((one, other) => one - other);
  const at = (percent: number): number => round(percentile(sorted, percent));
  return { samples: sorted.length, p50: at(50), p90: at(90), p99: at(99), greatest: at(100) };
};

/** The items with the greatest values, greatest first. */
export const pickGreatest = <Item>(items: readonly Item[], count: number, value: (item: Item) => number): readonly Item[] =>
  [...items].sort((one, other) => value(other) - value(one)).slice(0, count);

/** The value that `percent` of the sorted values do not exceed; NaN where there are none. */
export const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;

/** The middle of some values, in any order. */
export const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((one, other) => one - other),
    50,
  );

/** Three digits, as far as they go: more say nothing on a machine that others use. */
export const round = (value: number): number => Number(value.toPrecision(3));

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
