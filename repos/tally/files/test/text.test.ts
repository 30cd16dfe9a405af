import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { InvalidAmountError, Money, formatColumn, formatMoney, parseMoney, tryParseMoney } from '../src/index.ts';

describe('parseMoney', () => {
  it('reads the currency on either side of the number', () => {
    const rows = [
      ['EUR 12.50', 'EUR 12.50'],
      ['12.50 eur', 'EUR 12.50'],
      ['€1,234.5', 'EUR 1234.50'],
      ['A$ 5', 'AUD 5.00'],
      ['$5', 'USD 5.00'],
      ['-£.75', 'GBP -0.75'],
      ['- 1,000,000 JPY', 'JPY -1000000'],
    ];
    for (const [text, expected] of rows) assert.equal(String(parseMoney(text)), expected, text);
  });

  it('takes the default currency when the text names none', () => {
    assert.equal(String(parseMoney('99', 'CHF')), 'CHF 99.00');
    assert.throws(() => parseMoney('99'), InvalidAmountError);
  });

  it('refuses misplaced separators', () => {
    for (const text of ['1,23.00', '12,3456', ',123', '1.2.3', '--5']) {
      assert.throws(() => parseMoney(text, 'EUR'), InvalidAmountError, text);
      assert.equal(tryParseMoney(text, 'EUR'), undefined);
    }
  });
});

describe('formatMoney', () => {
  const amount = Money.of('-1234567.8', 'EUR');

  it('writes the symbol and groups of three', () => {
    assert.equal(formatMoney(amount), '-€1,234,567.80');
    assert.equal(formatMoney(Money.of('0.05', 'USD')), '$0.05');
    assert.equal(formatMoney(Money.of('1.5', 'BHD')), 'BD1.500');
  });

  it('follows the options', () => {
    assert.equal(formatMoney(amount, { style: 'code', group: '.', point: ',' }), 'EUR -1.234.567,80');
    assert.equal(formatMoney(amount.negate(), { plus: true, group: '' }), '+€1234567.80');
    assert.equal(formatMoney(Money.of(0, 'EUR'), { plus: true }), '€0.00');
  });

  it('aligns a column to the right', () => {
    const column = formatColumn([Money.of(5, 'USD'), Money.of(-1200, 'USD')]);
    assert.deepEqual(column, ['     $5.00', '-$1,200.00']);
  });
});
