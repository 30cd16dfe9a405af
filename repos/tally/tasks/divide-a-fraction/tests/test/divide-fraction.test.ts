import assert from 'node:assert/strict';
import { it } from 'node:test';

import { divideRounded } from '../src/decimal.ts';

it('takes a fraction', () => {
  assert.equal(divideRounded({ numerator: 7n, denominator: 2n }, 'down'), 3n);
  assert.equal(divideRounded({ numerator: 7n, denominator: 2n }, 'half-up'), 4n);
  assert.equal(divideRounded({ numerator: -7n, denominator: 2n }, 'floor'), -4n);
  assert.equal(divideRounded({ numerator: 8n, denominator: 2n }, 'up'), 4n);
});
