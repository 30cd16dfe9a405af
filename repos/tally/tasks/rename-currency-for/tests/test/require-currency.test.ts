import assert from 'node:assert/strict';
import { it } from 'node:test';

import * as tally from '../src/index.ts';

it('looks currencies up under the new name only', () => {
  assert.equal(tally.requireCurrency('jpy').digits, 0);
  assert.throws(() => tally.requireCurrency('XXX'), tally.UnknownCurrencyError);
  assert.equal('currencyFor' in tally, false);
});
