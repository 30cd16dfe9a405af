import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { CurrencyMismatchError, Money, sum } from '../src/index.ts';
import { sum as direct } from '../src/sum.ts';

it('adds up any iterable', () => {
  const amounts = ['0.10', '0.20', '-0.05'].map((text) => Money.of(text, 'EUR'));
  assert.equal(String(sum(amounts, 'EUR')), 'EUR 0.25');
  assert.equal(String(sum(new Set(amounts), 'eur')), 'EUR 0.25');
  assert.equal(sum, direct);
});

it('is zero without amounts', () => {
  assert.equal(String(sum([], 'JPY')), 'JPY 0');
});

it('does not mix currencies', () => {
  assert.throws(() => sum([Money.of(1, 'USD')], 'EUR'), CurrencyMismatchError);
});

it('is documented, and listed among what there is', () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  assert.match(read('sum.ts'), /\*\/\s+export function sum\(\s*amounts: Iterable<Money>,\s*code: string,?\s*\): Money/);
  assert.match(read('index.ts'), /^ \* - amounts: `Money`, `sum`\r?$/m);
});
