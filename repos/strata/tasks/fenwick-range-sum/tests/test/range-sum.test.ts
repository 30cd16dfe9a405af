import assert from 'node:assert/strict';
import { it } from 'node:test';

import { FenwickTree } from '../src/index.ts';

const numbers = [3, 1, 4, 1, 5, 9, 2, 6];

it('sums up every range', () => {
  const tree = new FenwickTree(numbers);
  for (let from = 0; from <= numbers.length; from += 1) {
    for (let to = from; to <= numbers.length; to += 1) {
      const expected = numbers.slice(from, to).reduce((sum, value) => sum + value, 0);
      assert.equal(tree.rangeSum(from, to), expected, `${from} to ${to}`);
    }
  }
});

it('follows changes, and prefixes stay', () => {
  const tree = new FenwickTree(numbers);
  tree.add(3, 10);
  assert.deepEqual([tree.rangeSum(2, 4), tree.rangeSum(4, 6), tree.rangeSum(3, 4)], [15, 14, 11]);
  assert.deepEqual([tree.prefixSum(3), tree.prefixSum(4), tree.prefixSum(8)], [8, 19, 41]);
});
