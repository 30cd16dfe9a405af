import assert from 'node:assert/strict';
import { it } from 'node:test';

import { contains, intersection, interval, merge, overlaps } from '../src/index.ts';

it('finds nothing in common where two intervals touch', () => {
  const [left, right] = [interval(1, 3), interval(3, 5)];
  assert.equal(overlaps(left, right), false);
  assert.equal(overlaps(right, left), false);
  assert.equal(intersection(left, right), undefined);
  assert.equal(intersection(right, left), undefined);
});

it('finds what overlaps by little', () => {
  const [left, right] = [interval(1, 3), interval(2.99, 5)];
  assert.equal(overlaps(left, right), true);
  assert.equal(overlaps(right, left), true);
  assert.deepEqual(intersection(right, left), { start: 2.99, end: 3 });
  assert.equal(overlaps(left, left), true);
  assert.equal(overlaps(interval(0, 9), interval(4, 5)), true);
  assert.equal(overlaps(interval(4, 5), interval(0, 9)), true);
});

it('leaves the other functions as they are', () => {
  assert.deepEqual(merge([interval(3, 5), interval(1, 3)]), [interval(1, 5)]);
  assert.equal(contains(interval(1, 3), 3), false);
  assert.equal(contains(interval(1, 3), interval(1, 3)), true);
});
