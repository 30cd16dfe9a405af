import assert from 'node:assert/strict';
import { it } from 'node:test';

import { LruCache } from '../src/index.ts';

it('asks without using', () => {
  const cache = new LruCache<string, number>({ capacity: 2 }).set('a', 1).set('b', 2);
  assert.deepEqual([cache.has('a'), cache.has('x')], [true, false]);
  assert.deepEqual(cache.stats, { hits: 0, misses: 0, evictions: 0, expirations: 0 });
  cache.set('c', 3);
  assert.deepEqual([cache.has('a'), cache.has('b'), cache.has('c')], [false, true, true]);
});

it('finds neither what is too old nor misses what is undefined', () => {
  let time = 0;
  const cache = new LruCache<string, undefined>({ capacity: 2, ttl: 10, now: () => time }).set('a', undefined);
  assert.equal(cache.has('a'), true);
  time = 10;
  assert.equal(cache.has('a'), false);
  assert.equal(cache.stats.misses, 0);
});

it('leaves get and delete as they are', () => {
  const cache = new LruCache<string, number>({ capacity: 2 }).set('a', 1).set('b', 2);
  assert.deepEqual([cache.get('a'), cache.get('x')], [1, undefined]);
  assert.equal(cache.set('c', 3).peek('b'), undefined);
  assert.deepEqual(cache.stats, { hits: 1, misses: 1, evictions: 1, expirations: 0 });
  assert.deepEqual([cache.delete('a'), cache.has('a')], [true, false]);
});
