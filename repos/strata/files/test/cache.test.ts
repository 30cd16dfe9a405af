import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { LruCache, presetOptions, RunningStatistics, summaryText } from '../src/index.ts';

const zeros = { hits: 0, misses: 0, evictions: 0, expirations: 0 };

describe('LruCache', () => {
  it('forgets what was not used for longest', () => {
    const cache = new LruCache<string, number>({ capacity: 2 });
    cache.set('a', 1).set('b', 2);
    assert.equal(cache.get('a'), 1);
    cache.set('c', 3);
    assert.equal(cache.size, 2);
    assert.deepEqual([cache.get('b'), cache.get('a'), cache.get('c')], [undefined, 1, 3]);
    assert.deepEqual(cache.stats, { hits: 3, misses: 1, evictions: 1, expirations: 0 });
  });

  it('makes no room for a key that is there', () => {
    const cache = new LruCache<string, number>({ capacity: 2 }).set('a', 1).set('b', 2).set('a', 3);
    assert.deepEqual([cache.peek('a'), cache.peek('b'), cache.size], [3, 2, 2]);
    cache.set('c', 4);
    assert.deepEqual([cache.peek('a'), cache.peek('b')], [3, undefined]);
    assert.deepEqual(cache.stats, { ...zeros, evictions: 1 });
  });

  it('forgets what is too old', () => {
    let time = 0;
    const cache = new LruCache<string, number>({ capacity: 5, ttl: 10, now: () => time });
    cache.set('a', 1);
    time = 9;
    assert.equal(cache.get('a'), 1);
    time = 10;
    assert.equal(cache.get('a'), undefined);
    assert.deepEqual(cache.stats, { hits: 1, misses: 1, evictions: 0, expirations: 1 });
    assert.equal(cache.size, 0);
  });

  it('deletes', () => {
    let time = 0;
    const cache = new LruCache<string, number>({ capacity: 5, ttl: 10, now: () => time }).set('a', 1).set('b', 1);
    assert.equal(cache.delete('a'), true);
    assert.equal(cache.delete('a'), false);
    time = 20;
    assert.equal(cache.delete('b'), false);
    assert.equal(cache.size, 0);
  });

  it('knows whether there is a value', () => {
    const cache = new LruCache<string, number>({ capacity: 1 }).set('a', 0);
    assert.deepEqual([cache.has('a'), cache.has('b')], [true, false]);
  });

  it('needs a capacity', () => {
    for (const capacity of [0, -1, 1.5, Number.NaN]) assert.throws(() => new LruCache({ capacity }), { name: 'RangeError', message: `no capacity: ${capacity}` });
  });
});

describe('presets', () => {
  it('are found by name', () => {
    assert.deepEqual(presetOptions('tiny'), { capacity: 2, ttl: 1000 });
    assert.equal(presetOptions('für-bilder').capacity, 500);
    assert.throws(() => presetOptions('toString'), { name: 'RangeError', message: /^no preset: toString; there are tiny, standard, / });
  });
});

describe('RunningStatistics', () => {
  it('keeps mean and variance', () => {
    const statistics = new RunningStatistics().add(2, 4, 4, 4).add(5, 5, 7, 9);
    const { n, μ } = statistics.summary();
    assert.deepEqual([n, μ, statistics.variance], [8, 5, 4]);
    assert.equal(new RunningStatistics().variance, 0);
    assert.equal(new RunningStatistics().add(3).variance, 0);
  });

  it('is told in one line', () => {
    const summary = new RunningStatistics().add(1, 2, 3).summary();
    assert.equal(summaryText(summary), 'n = 3, μ = 2.00, σ = 0.82');
    assert.equal(summaryText(summary, 0), 'n = 3, μ = 2, σ = 1');
  });
});
