import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { Money, RateTable } from '../src/index.ts';

it('is usable after a quote was refused', () => {
  const rates = new RateTable('EUR');
  const quotes = [{ from: 'EUR', to: 'USD', rate: 2 }, { from: 'EUR', to: 'GBP', rate: -1 }];
  assert.throws(() => rates.update(quotes), { code: 'invalid-amount' });
  assert.equal(String(rates.convert(Money.of('1', 'EUR'), 'USD')), 'USD 2.00');
  rates.update([{ from: 'EUR', to: 'GBP', rate: '0.8' }]);
  assert.equal(rates.size, 2);
});

it('is usable after the iterable threw', () => {
  const rates = new RateTable('EUR');
  assert.throws(() => rates.update([{ from: 'EUR', to: 'XXX', rate: 1 }]), { code: 'unknown-currency' });
  assert.doesNotThrow(() => rates.rate('EUR', 'EUR'));
});

it('is still closed during an update', () => {
  const rates = new RateTable('EUR');
  function* quotes() {
    rates.rate('EUR', 'EUR');
    yield { from: 'EUR', to: 'USD', rate: 1 };
  }
  assert.throws(() => rates.update(quotes()), { code: 'rates-busy' });
});

it('ends in a finally', () => {
  assert.match(readFileSync(new URL('../src/exchange.ts', import.meta.url), 'utf8'), /\bfinally \{[^}]*this\.#updating = false;/);
});
