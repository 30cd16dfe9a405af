import assert from 'node:assert/strict';
import { it } from 'node:test';

import { MissingRateError, Money, RateTable } from '../src/index.ts';

it('names the currencies without a rate', () => {
  const rates = new RateTable('EUR');
  rates.update([{ from: 'EUR', to: 'USD', rate: 1 }]);
  assert.throws(() => rates.rate('chf', 'USD'), MissingRateError);
  assert.throws(() => rates.convert(Money.of(1, 'USD'), 'CHF'), { code: 'missing-rate', from: 'USD', to: 'CHF' });
});
