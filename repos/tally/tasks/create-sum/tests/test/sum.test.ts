import assert from 'node:assert/strict';
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
