import assert from 'node:assert/strict';
import { it } from 'node:test';

import { LruCache } from '../src/index.ts';

it('looks without using', () => {
  let time = 0;
  const cache = new LruCache<string, number>({ capacity: 2, ttl: 10, now: () => time }).set('a', 1).set('b', 2);
  assert.equal(cache.peek('a'), 1);
  assert.equal(cache.peek('x'), undefined);
  assert.deepEqual(cache.stats, { hits: 0, misses: 0, evictions: 0, expirations: 0 });
  cache.set('c', 3);
  assert.deepEqual([cache.peek('a'), cache.peek('b'), cache.peek('c')], [undefined, 2, 3]);
  time = 10;
  assert.equal(cache.peek('c'), undefined);
});
