import assert from 'node:assert/strict';
import { it } from 'node:test';

import { CurrencyMismatchError, Money } from '../src/index.ts';

it('is false for different currencies', () => {
  assert.equal(Money.of(1, 'EUR').equals(Money.of(1, 'USD')), false);
  assert.equal(Money.of(1, 'EUR').equals(Money.of('1.00', 'eur')), true);
  assert.throws(() => Money.of(1, 'EUR').compare(Money.of(1, 'USD')), CurrencyMismatchError);
});
