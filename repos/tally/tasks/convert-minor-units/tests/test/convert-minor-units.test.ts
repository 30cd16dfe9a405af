import assert from 'node:assert/strict';
import { it } from 'node:test';

import { Money, RateTable } from '../src/index.ts';

const rates = new RateTable('EUR');
rates.update([
  { from: 'EUR', to: 'JPY', rate: 160 },
  { from: 'EUR', to: 'BHD', rate: '0.4' },
  { from: 'EUR', to: 'USD', rate: '1.25' },
]);

it('converts between currencies with different decimals', () => {
  assert.equal(String(rates.convert(Money.of('10', 'EUR'), 'JPY')), 'JPY 1600');
  assert.equal(String(rates.convert(Money.of('1600', 'JPY'), 'EUR')), 'EUR 10.00');
  assert.equal(String(rates.convert(Money.of('1.234', 'BHD'), 'JPY')), 'JPY 494');
  assert.equal(String(rates.convert(Money.of('1', 'JPY'), 'BHD')), 'BHD 0.002');
});

it('rounds once, with the mode asked for', () => {
  assert.equal(rates.convert(Money.of('0.01', 'EUR'), 'JPY', 'down').minor, 1n);
  assert.equal(rates.convert(Money.of('0.01', 'EUR'), 'JPY', 'up').minor, 2n);
});

it('converts between currencies with the same decimals as before', () => {
  assert.equal(String(rates.convert(Money.of('10', 'EUR'), 'USD')), 'USD 12.50');
});
