import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { Hand, parseCard } from '../src/index.ts';

it('is written card by card, in order', () => {
  const hand = new Hand(['AS', 'QH', '7H'].map(parseCard));
  expect(String(hand)).toBe('7H QH AS');
  expect(`${hand.without(parseCard('QH'))}`).toBe('7H AS');
});

it('is empty without cards', () => {
  expect(new Hand([]).toString()).toBe('');
});

it('is the last member, and documented', () => {
  const source = readFileSync(new URL('../src/hand.ts', import.meta.url), 'utf8');
  expect(source).toMatch(/\/\*\* The cards as they are written, with a blank between them: `7H QH AS`\. \*\/\s+toString\(\): string \{(?:.*|\n(?: {4}.*\n|\n)+ {2})\}\n\}\s*$/);
});
