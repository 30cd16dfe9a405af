import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareValues, sortRows } from '../src/sort.ts';

describe('empty cells', () => {
  it('come last in descending order', () => {
    assert.deepEqual(sortRows([null, 2, undefined, 1], (n) => n, 'descending'), [2, 1, null, undefined]);
    assert.deepEqual(sortRows(['', 'b', 'a'], (text) => text, 'descending'), ['b', 'a', '']);
    assert.deepEqual(sortRows([Number.NaN, 1, 3], (n) => n, 'descending'), [3, 1, Number.NaN]);
  });

  it('come last in ascending order', () => {
    assert.deepEqual(sortRows(['', 'b', null, 'a'], (text) => text), ['a', 'b', '', null]);
  });

  it('are last for compareValues', () => {
    assert.ok(compareValues(null, 1) > 0);
    assert.equal(compareValues(null, undefined), 0);
  });
});
