import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pageReducer } from '../src/pagination.ts';

const state = { page: 1, size: 10, total: 45 };
const go = (page: number) => pageReducer(state, { type: 'go', page });

it('goes to a whole page', () => {
  assert.deepEqual(go(2.7), { page: 2, size: 10, total: 45 });
  assert.deepEqual(go(3.2), { page: 3, size: 10, total: 45 });
  assert.deepEqual(go(0.9), { page: 0, size: 10, total: 45 });
  assert.deepEqual(go(3), { page: 3, size: 10, total: 45 });
});

it('goes to a page that there is', () => {
  assert.equal(go(99.5).page, 4);
  assert.equal(go(4.5).page, 4);
  assert.equal(go(5).page, 4);
  assert.equal(Math.abs(go(-0.5).page), 0);
  assert.equal(go(-3).page, 0);
});

it('still does everything else', () => {
  assert.equal(pageReducer(state, { type: 'next' }).page, 2);
  assert.equal(pageReducer(state, { type: 'previous' }).page, 0);
  assert.deepEqual(pageReducer(state, { type: 'resize', size: 30.5 }), { page: 1, size: 30, total: 45 });
  assert.deepEqual(pageReducer({ ...state, page: 4 }, { type: 'load', total: 12 }), { page: 1, size: 10, total: 12 });
  assert.deepEqual(pageReducer(state, { type: 'load', total: -1 }), { page: 0, size: 10, total: 0 });
});
