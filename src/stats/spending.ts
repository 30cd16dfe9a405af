import type { Result } from '../verdict.ts';

/** Something added up over samples: `known` of them say it, `unknown` do not, and count as nothing in `total`. */
export interface Total {
  readonly total: number;
  readonly known: number;
  readonly unknown: number;
}

/** What samples took: US dollars, tokens that were sent and answered, milliseconds. All samples count, also those without an answer. */
export type Spending = Readonly<Record<Quantity, Total>>;
type Quantity = (typeof quantities)[number];

const quantities = ['cost', 'inputTokens', 'outputTokens', 'latencyMs'] as const;

const read: Readonly<Record<Quantity, (result: Pick<Result, 'cost' | 'usage' | 'latencyMs'>) => number | undefined>> = {
  cost: ({ cost }) => cost,
  inputTokens: ({ usage }) => usage?.input,
  outputTokens: ({ usage }) => usage?.output,
  latencyMs: ({ latencyMs }) => latencyMs,
};

/** What is known of what samples took, while it is added up. */
export type SpendingTally = Readonly<Record<Quantity, { total: number; known: number }>>;

/** Adds what one sample took to what is known of others; nothing is known of those that say nothing. */
export const addSpending = (tally: SpendingTally | undefined, result: Result): SpendingTally | undefined => {
  let sums = tally;
  for (const quantity of quantities) {
    const value = read[quantity](result);
    if (value === undefined) continue;
    sums ??= forEach(() => ({ total: 0, known: 0 }));
    sums[quantity].total += value;
    sums[quantity].known += 1;
  }
  return sums;
};

/** What so many samples took together, by the tallies of all of them; undefined where nothing is known at all. */
export const sumSpending = (tallies: readonly (SpendingTally | undefined)[], samples: number): Spending | undefined => {
  const known = tallies.filter((tally) => tally !== undefined);
  if (known.length === 0) return undefined;
  const sum = (quantity: Quantity, field: 'total' | 'known'): number => known.reduce((so, tally) => so + tally[quantity][field], 0);
  return forEach((quantity) => ({ total: sum(quantity, 'total'), known: sum(quantity, 'known'), unknown: samples - sum(quantity, 'known') }));
};

const forEach = <Value>(make: (quantity: Quantity) => Value): Readonly<Record<Quantity, Value>> => ({
  cost: make('cost'),
  inputTokens: make('inputTokens'),
  outputTokens: make('outputTokens'),
  latencyMs: make('latencyMs'),
});
