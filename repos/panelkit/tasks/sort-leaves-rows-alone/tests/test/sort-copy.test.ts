import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

it('says so in its type', () => {
  const source = readFileSync(new URL('../src/sort.ts', import.meta.url), 'utf8');
  assert.match(source, /function sortRows<Row>\(\s*rows: (?:readonly Row\[\]|ReadonlyArray<Row>),/);
});
