import assert from 'node:assert/strict';
import { it } from 'node:test';

import { Money, formatColumn, formatMoney } from '../src/index.ts';

it('writes currencies without decimals without a point', () => {
  assert.equal(formatMoney(Money.of(1234, 'JPY')), '¥1,234');
  assert.equal(formatMoney(Money.of(0, 'JPY')), '¥0');
  assert.equal(formatMoney(Money.of(-5, 'JPY'), { style: 'code' }), 'JPY -5');
  assert.equal(formatMoney(Money.of(1_000_000, 'JPY'), { group: '.', point: ',' }), '¥1.000.000');
});

it('keeps the decimals of the others', () => {
  assert.deepEqual(formatColumn([Money.of(100, 'JPY'), Money.of('0.5', 'EUR')]), [' ¥100', '€0.50']);
  assert.equal(formatMoney(Money.of('1', 'BHD')), 'BD1.000');
});
