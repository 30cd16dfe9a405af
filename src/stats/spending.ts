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

const totalOf = (value: number | undefined): Total => ({ total: value ?? 0, known: Number(value !== undefined), unknown: Number(value === undefined) });

/** What one sample took. */
export const measureSpending = (result: Result): Spending => forEach((quantity) => totalOf(read[quantity](result)));

/** What some samples took, and others. */
export const addSpending = (one: Spending | undefined, other: Spending | undefined): Spending | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return forEach((quantity) => ({
    total: one[quantity].total + other[quantity].total,
    known: one[quantity].known + other[quantity].known,
    unknown: one[quantity].unknown + other[quantity].unknown,
  }));
};

/** Whether anything is known at all. */
export const isKnown = (spending: Spending): boolean => quantities.some((quantity) => spending[quantity].known > 0);

const forEach = (total: (quantity: Quantity) => Total): Spending => ({
  cost: total('cost'),
  inputTokens: total('inputTokens'),
  outputTokens: total('outputTokens'),
  latencyMs: total('latencyMs'),
});
