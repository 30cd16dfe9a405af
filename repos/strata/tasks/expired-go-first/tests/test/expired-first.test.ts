import assert from 'node:assert/strict';
import { it } from 'node:test';

import { LruCache } from '../src/index.ts';

function makeCache(capacity: number) {
  const clock = { time: 0 };
  return { clock, cache: new LruCache<string, number>({ capacity, ttl: 10, now: () => clock.time }) };
}

it('forgets what is too old before it evicts', () => {
  const { clock, cache } = makeCache(3);
  cache.set('old', 1);
  clock.time = 5;
  cache.set('a', 2).set('b', 3);
  cache.get('old');
  clock.time = 12;
  cache.set('c', 4);
  assert.deepEqual([cache.peek('a'), cache.peek('b'), cache.peek('c'), cache.size], [2, 3, 4, 3]);
  assert.deepEqual(cache.stats, { hits: 1, misses: 0, evictions: 0, expirations: 1 });
});

it('forgets all of them', () => {
  const { clock, cache } = makeCache(3);
  cache.set('a', 1).set('b', 2);
  clock.time = 5;
  cache.set('c', 3);
  clock.time = 10;
  cache.set('d', 4);
  assert.equal(cache.size, 2);
  assert.deepEqual(cache.stats, { hits: 0, misses: 0, evictions: 0, expirations: 2 });
});

it('evicts one where none is too old', () => {
  const { clock, cache } = makeCache(2);
  cache.set('a', 1).set('b', 2);
  clock.time = 9;
  cache.get('a');
  cache.set('c', 3);
  assert.deepEqual([cache.peek('a'), cache.peek('b'), cache.peek('c')], [1, undefined, 3]);
  assert.deepEqual(cache.stats, { hits: 1, misses: 0, evictions: 1, expirations: 0 });
});

it('forgets nothing while there is room', () => {
  const { clock, cache } = makeCache(3);
  cache.set('a', 1);
  clock.time = 20;
  cache.set('b', 2);
  assert.equal(cache.size, 2);
  assert.equal(cache.stats.expirations, 0);
  cache.set('c', 3).set('c', 4);
  assert.equal(cache.size, 3);
  assert.deepEqual(cache.stats, { hits: 0, misses: 0, evictions: 0, expirations: 0 });
});
