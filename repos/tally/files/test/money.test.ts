import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CurrencyMismatchError, InvalidAmountError, Money, UnknownCurrencyError } from '../src/index.ts';
import type { RoundingMode } from '../src/index.ts';

const decimals = (amounts: Money[]) => amounts.map((money) => money.toDecimal());

describe('Money.of', () => {
  it('keeps the decimals of the currency', () => {
    assert.equal(Money.of('19.9', 'EUR').toDecimal(), '19.90');
    assert.equal(Money.of(0.1, 'USD').minor, 10n);
    assert.equal(Money.of(7n, 'JPY').toDecimal(), '7');
    assert.equal(Money.of('1.2345', 'BHD').toDecimal(), '1.234');
  });

  it('refuses what is not a decimal amount', () => {
    for (const text of ['', '.', '1e3', '12,50', 'ten']) {
      assert.throws(() => Money.of(text, 'EUR'), InvalidAmountError);
    }
  });

  it('refuses an unknown currency', () => {
    assert.throws(() => Money.of('1', 'XXX'), UnknownCurrencyError);
  });
});

describe('arithmetic', () => {
  it('adds and subtracts exactly', () => {
    const sum = Money.of('0.10', 'EUR').add(Money.of('0.20', 'EUR'));
    assert.equal(sum.toDecimal(), '0.30');
    assert.equal(sum.subtract(Money.of('1', 'EUR')).toDecimal(), '-0.70');
  });

  it('does not mix currencies', () => {
    assert.throws(() => Money.of('1', 'EUR').add(Money.of('1', 'USD')), CurrencyMismatchError);
    assert.throws(() => Money.of('1', 'EUR').compare(Money.of('1', 'USD')), CurrencyMismatchError);
    assert.equal(Money.of('1', 'EUR').equals(Money.of('1', 'USD')), false);
  });

  it('multiplies with the rounding mode asked for', () => {
    const rows: [string, RoundingMode, string][] = [
      ['0.25', 'half-even', '0.02'],
      ['0.35', 'half-even', '0.04'],
      ['0.25', 'half-up', '0.03'],
      ['0.29', 'down', '0.02'],
      ['0.21', 'up', '0.03'],
      ['-0.21', 'floor', '-0.03'],
    ];
    for (const [amount, mode, expected] of rows) {
      assert.equal(Money.of(amount, 'EUR').multiply('0.1', mode).toDecimal(), expected, `${amount} ${mode}`);
    }
  });

  it('rounds to a multiple of an increment', () => {
    assert.equal(Money.of('12.43', 'CHF').round('0.05').toDecimal(), '12.45');
    assert.equal(Money.of('149.99', 'NOK').round(10, 'floor').toDecimal(), '140.00');
    assert.throws(() => Money.of('1', 'CHF').round(0));
  });
});

describe('allocate', () => {
  it('gives the remainder to the first shares', () => {
    assert.deepEqual(decimals(Money.of('10', 'EUR').allocate([1, 1, 1])), ['3.34', '3.33', '3.33']);
    assert.deepEqual(decimals(Money.of('0.05', 'EUR').allocate([0, 3, 7])), ['0.00', '0.02', '0.03']);
    assert.deepEqual(decimals(Money.of('1', 'USD').split(3)), ['0.34', '0.33', '0.33']);
  });

  it('refuses weights that are not usable', () => {
    for (const ratios of [[], [0, 0], [1, -1], [0.5]]) {
      assert.throws(() => Money.of('1', 'EUR').allocate(ratios), { code: 'invalid-ratios' });
    }
  });
});

describe('JSON', () => {
  it('reads back what it wrote', () => {
    const money = Money.of('-1234.50', 'GBP');
    const json = JSON.stringify(money);
    assert.equal(json, '{"amount":"-1234.50","currency":"GBP"}');
    assert.ok(Money.fromJSON(JSON.parse(json)).equals(money));
  });
});
