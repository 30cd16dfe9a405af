import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageWindow } from '../src/pagination.ts';

describe('page window', () => {
  it('shows a page that would be left out alone', () => {
    assert.deepEqual(pageWindow(3, 11), [0, 1, 2, 3, 4, 'gap', 10]);
    assert.deepEqual(pageWindow(7, 11), [0, 'gap', 6, 7, 8, 9, 10]);
    assert.deepEqual(pageWindow(3, 7), [0, 1, 2, 3, 4, 5, 6]);
  });

  it('keeps a gap for two pages or more', () => {
    assert.deepEqual(pageWindow(4, 9), [0, 'gap', 3, 4, 5, 'gap', 8]);
    assert.deepEqual(pageWindow(0, 4, 0), [0, 'gap', 3]);
  });

  it('has no gap beside neighbours', () => {
    assert.deepEqual(pageWindow(1, 3), [0, 1, 2]);
    assert.deepEqual(pageWindow(0, 1), [0]);
  });
});
