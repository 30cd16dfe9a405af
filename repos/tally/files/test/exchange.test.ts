import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Money, RateTable, knownCodes } from '../src/index.ts';

function makeRates(): RateTable {
  const rates = new RateTable('EUR');
  rates.update([
    { from: 'EUR', to: 'USD', rate: '1.25' },
    { from: 'GBP', to: 'EUR', rate: '1.2' },
  ]);
  return rates;
}

describe('RateTable', () => {
  it('converts directly, inversely and through the base', () => {
    const rates = makeRates();
    assert.equal(String(rates.convert(Money.of('10', 'EUR'), 'USD')), 'USD 12.50');
    assert.equal(String(rates.convert(Money.of('10', 'USD'), 'EUR')), 'EUR 8.00');
    assert.equal(String(rates.convert(Money.of('10', 'GBP'), 'USD')), 'USD 15.00');
    assert.equal(String(rates.convert(Money.of('10', 'CHF'), 'CHF')), 'CHF 10.00');
  });

  it('rounds with the mode asked for', () => {
    const cent = Money.fromMinor(1n, 'EUR');
    assert.equal(makeRates().convert(cent, 'USD', 'up').minor, 2n);
    assert.equal(makeRates().convert(cent, 'USD', 'down').minor, 1n);
  });

  it('lets a later quote win', () => {
    const rates = makeRates();
    rates.update([{ from: 'eur', to: 'usd', rate: 2 }]);
    assert.equal(rates.size, 2);
    assert.equal(String(rates.convert(Money.of('1', 'EUR'), 'USD')), 'USD 2.00');
  });

  it('throws when no rate leads there', () => {
    assert.throws(() => makeRates().rate('CHF', 'USD'), /no rate from CHF to USD/);
  });

  it('cannot be asked in the middle of an update', () => {
    const rates = makeRates();
    function* quotes() {
      rates.rate('EUR', 'USD');
      yield { from: 'EUR', to: 'CHF', rate: '0.9' };
    }
    assert.throws(() => rates.update(quotes()), { code: 'rates-busy' });
  });

  it('refuses a rate that is not positive', () => {
    assert.throws(() => makeRates().update([{ from: 'EUR', to: 'USD', rate: 0 }]), { code: 'invalid-amount' });
  });
});

describe('knownCodes', () => {
  it('is sorted', () => {
    const codes = knownCodes();
    assert.deepEqual(codes, [...codes].sort());
    assert.ok(codes.includes('EUR'));
  });
});
