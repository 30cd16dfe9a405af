import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageReducer } from '../src/pagination.ts';

describe('resize', () => {
  it('shows the page that holds the first row when pages grow', () => {
    assert.deepEqual(pageReducer({ page: 4, size: 10, total: 200 }, { type: 'resize', size: 20 }), { page: 2, size: 20, total: 200 });
    assert.equal(pageReducer({ page: 3, size: 10, total: 200 }, { type: 'resize', size: 25 }).page, 1);
  });

  it('shows the page that holds the first row when pages shrink', () => {
    assert.equal(pageReducer({ page: 2, size: 50, total: 200 }, { type: 'resize', size: 20 }).page, 5);
  });

  it('keeps to at least one row a page and to the pages there are', () => {
    assert.deepEqual(pageReducer({ page: 0, size: 10, total: 30 }, { type: 'resize', size: 0 }), { page: 0, size: 1, total: 30 });
    assert.equal(pageReducer({ page: 4, size: 10, total: 45 }, { type: 'resize', size: 100 }).page, 0);
  });
});
