import type { Spending, Total } from '../stats/spending.ts';
import { count } from './printable.ts';

/** Says what the samples took; nothing where nothing is known. What is unknown is said to be. */
export const saySpending = (spending: Spending | undefined): string[] => {
  if (spending === undefined) return [];
  const { cost, inputTokens, outputTokens, latencyMs } = spending;
  const parts = [
    say('cost', cost, printCost),
    say('tokens sent', inputTokens, printCount),
    say('tokens answered', outputTokens, printCount),
    say('mean time to an answer', latencyMs, (total, known) => `${(total / known / 1000).toFixed(1)} s`),
  ];
  return [`What it took: ${parts.join('; ')}`];
};

/** US dollars: whole cents from a dollar on, and below that three digits that count, so that hundredths of a cent read well, too. */
export const printCost = (cost: number): string => `$${cost === 0 ? '0' : cost >= 1 ? cost.toFixed(2) : cost.toPrecision(3)}`;

const printCount = (total: number): string => total.toLocaleString('en-US');

const say = (what: string, { total, known, unknown }: Total, print: (total: number, known: number) => string): string => {
  if (known === 0) return `${what} unknown`;
  return `${what} ${print(total, known)}${unknown === 0 ? '' : ` (unknown for ${count(unknown, 'sample')})`}`;
};
