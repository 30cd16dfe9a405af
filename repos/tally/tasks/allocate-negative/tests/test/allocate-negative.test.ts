import assert from 'node:assert/strict';
import { it } from 'node:test';

import { Money } from '../src/index.ts';

const allocate = (amount: string, ratios: number[]) =>
  Money.of(amount, 'EUR').allocate(ratios).map((money) => money.toDecimal());

it('gives the remainder of a negative amount to the first shares', () => {
  assert.deepEqual(allocate('-10.00', [1, 1, 1]), ['-3.34', '-3.33', '-3.33']);
  assert.deepEqual(allocate('-0.05', [0, 3, 7]), ['0.00', '-0.02', '-0.03']);
  assert.deepEqual(allocate('-0.02', [1, 1, 1]), ['-0.01', '-0.01', '0.00']);
});

it('leaves positive amounts and zero as they were', () => {
  assert.deepEqual(allocate('10.00', [1, 1, 1]), ['3.34', '3.33', '3.33']);
  assert.deepEqual(allocate('0', [1, 2]), ['0.00', '0.00']);
});

it('still refuses unusable weights', () => {
  assert.throws(() => allocate('-1', [0, 0]), { code: 'invalid-ratios' });
});
