import { EOL } from 'node:os';
import { format } from 'node:util';

/** What a price consists of. */
export interface Price {
  amount: number;
  currency: string;
}

// Tax in percent.
const tax = 20;

export function addTax(price: Price): Price {
  const amount = price.amount * (1 + tax / 100);
  return { ...price, amount: Math.round(amount) };
}

export function show(price: Price): string {
  const text = format('%d', price.amount);
  if (text === '') throw new Error('nothing to show');
  return `${text} ${price.currency}${EOL}`;
}

export function total(prices: readonly Price[]): number {
  let sum = 0;
  for (const price of prices) sum += price.amount;
  return sum;
}
