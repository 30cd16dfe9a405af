import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sortRows } from '../src/sort.ts';

describe('sortRows', () => {
  it('leaves its argument alone', () => {
    const rows = [3, 1, 2];
    const sorted = sortRows(rows, (n) => n);
    assert.deepEqual(rows, [3, 1, 2]);
    assert.deepEqual(sorted, [1, 2, 3]);
    assert.notEqual(sorted, rows);
  });

  it('accepts a frozen array', () => {
    assert.deepEqual(sortRows(Object.freeze([1, 3, 2]), (n) => n, 'descending'), [3, 2, 1]);
  });
});
