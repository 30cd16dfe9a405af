import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatBytes, formatCount, formatDate, formatElapsed } from '../src/format.ts';
import { pageCount, pageReducer, pageWindow, visibleRange } from '../src/pagination.ts';
import type { PageState } from '../src/pagination.ts';
import { compareValues, sortRows, toggleSort } from '../src/sort.ts';

describe('sort', () => {
  it('sorts in both directions', () => {
    assert.deepEqual(sortRows([3, 1, 2], (n) => n), [1, 2, 3]);
    assert.deepEqual(sortRows([3, 1, 2], (n) => n, 'descending'), [3, 2, 1]);
  });

  it('keeps the order of equal rows', () => {
    const rows = [{ id: 'a', due: 1 }, { id: 'b', due: 0 }, { id: 'c', due: 1 }];
    assert.deepEqual(sortRows(rows, (row) => row.due).map((row) => row.id), ['b', 'a', 'c']);
  });

  it('compares numbers by size and digits in text as numbers', () => {
    assert.ok(compareValues(9, 10) < 0);
    assert.ok(compareValues('item 9', 'item 10') < 0);
    assert.ok(compareValues(new Date(1), new Date(2)) < 0);
  });

  it('puts empty cells last in ascending order', () => {
    assert.deepEqual(sortRows([null, 2, undefined, 1], (n) => n), [1, 2, null, undefined]);
  });

  it('cycles ascending, descending, unsorted', () => {
    const first = toggleSort(null, 'due');
    const second = toggleSort(first, 'due');
    assert.deepEqual(first, { column: 'due', direction: 'ascending' });
    assert.deepEqual(second, { column: 'due', direction: 'descending' });
    assert.equal(toggleSort(second, 'due'), null);
    assert.deepEqual(toggleSort(second, 'name'), { column: 'name', direction: 'ascending' });
  });
});

describe('pagination', () => {
  const state: PageState = { page: 2, size: 10, total: 45 };

  it('moves within the pages there are', () => {
    assert.equal(pageReducer(state, { type: 'next' }).page, 3);
    assert.equal(pageReducer(state, { type: 'previous' }).page, 1);
    assert.equal(pageReducer(state, { type: 'go', page: 99 }).page, 4);
    assert.equal(pageReducer(state, { type: 'go', page: -1 }).page, 0);
  });

  it('stays in range when the page size or the total changes', () => {
    assert.equal(pageReducer({ ...state, page: 4 }, { type: 'resize', size: 45 }).page, 0);
    assert.equal(pageReducer(state, { type: 'load', total: 15 }).page, 1);
  });

  it('counts pages and rows', () => {
    assert.equal(pageCount(state), 5);
    assert.equal(pageCount({ ...state, total: 0 }), 1);
    assert.deepEqual(visibleRange(2, 10, 45), { first: 21, last: 30 });
    assert.deepEqual(visibleRange(4, 10, 45), { first: 41, last: 45 });
    assert.deepEqual(visibleRange(0, 10, 0), { first: 0, last: 0 });
  });

  it('leaves out pages far from the current one', () => {
    assert.deepEqual(pageWindow(5, 11), [0, 'gap', 4, 5, 6, 'gap', 10]);
    assert.deepEqual(pageWindow(0, 3), [0, 1, 2]);
  });
});

describe('format', () => {
  it('groups thousands', () => {
    assert.equal(formatCount(12480), '12,480');
    assert.equal(formatCount(12480, 'de-DE'), '12.480');
  });

  it('chooses a unit for sizes', () => {
    assert.equal(formatBytes(512), '512 B');
    assert.equal(formatBytes(1536), '1.5 KB');
    assert.equal(formatBytes(20 * 1024 * 1024), '20.0 MB');
  });

  it('writes dates in UTC', () => {
    const date = new Date(Date.UTC(2026, 2, 4, 23, 30));
    assert.equal(formatDate(date), 'Mar 4, 2026');
    assert.equal(formatDate(date, 'month'), 'March 2026');
    assert.equal(formatDate(date, 'year'), '2026');
  });

  it('says how long ago something was', () => {
    const now = new Date(Date.UTC(2026, 2, 20, 12));
    const ago = (ms: number) => formatElapsed(new Date(now.getTime() - ms), now);
    assert.equal(ago(20_000), 'just now');
    assert.equal(ago(5 * 60_000), '5 min ago');
    assert.equal(ago(3 * 3_600_000), '3 h ago');
    assert.equal(ago(2 * 86_400_000), '2 d ago');
    assert.equal(ago(16 * 86_400_000), 'Mar 4, 2026');
  });
});
