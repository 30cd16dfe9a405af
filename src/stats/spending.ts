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
export type SpendingTally = Record<Quantity, { total: number; known: number }>;

/** A tally of nothing. */
export const emptySpending = (): SpendingTally => byQuantity(() => ({ total: 0, known: 0 }));

/** Whether a result says anything of what its sample took. */
export const saysSpending = (result: Result): boolean => quantities.some((quantity) => read[quantity](result) !== undefined);

/** Adds what one sample took, as far as its result says that. */
export const addSpending = (tally: SpendingTally, result: Result): void => {
  for (const quantity of quantities) {
    const value = read[quantity](result);
    tally[quantity].total += value ?? 0;
    tally[quantity].known += Number(value !== undefined);
  }
};

/** What so many samples took together, by their tallies; undefined where nothing is known of any. */
export const sumSpending = (tallies: readonly SpendingTally[], samples: number): Spending | undefined => {
  if (tallies.length === 0) return undefined;
  return byQuantity((quantity) => {
    const known = sumOf(tallies.map((tally) => tally[quantity].known));
    return { total: sumOf(tallies.map((tally) => tally[quantity].total)), known, unknown: samples - known };
  });
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const byQuantity = <Value>(make: (quantity: Quantity) => Value): Record<Quantity, Value> => ({
  cost: make('cost'),
  inputTokens: make('inputTokens'),
  outputTokens: make('outputTokens'),
  latencyMs: make('latencyMs'),
});
