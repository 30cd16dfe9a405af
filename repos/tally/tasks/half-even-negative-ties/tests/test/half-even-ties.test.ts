import assert from 'node:assert/strict';
import { it } from 'node:test';

import { Money } from '../src/index.ts';
import { divideRounded } from '../src/decimal.ts';

it('rounds ties to the even neighbour on both sides of zero', () => {
  const rows = [[-7n, -4n], [-5n, -2n], [-3n, -2n], [-1n, 0n], [1n, 0n], [3n, 2n], [5n, 2n], [7n, 4n]];
  for (const [halves, expected] of rows) assert.equal(divideRounded(halves, 2n, 'half-even'), expected, `${halves}/2`);
});

it('rounds what is no tie to the nearest', () => {
  assert.equal(divideRounded(-10n, 3n, 'half-even'), -3n);
  assert.equal(divideRounded(-11n, 3n, 'half-even'), -4n);
});

it('reaches the amounts', () => {
  assert.equal(Money.of('-0.35', 'EUR').multiply('0.1').toDecimal(), '-0.04');
});
