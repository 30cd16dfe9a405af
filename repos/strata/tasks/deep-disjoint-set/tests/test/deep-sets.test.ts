import assert from 'node:assert/strict';
import { it } from 'node:test';

import { DisjointSet } from '../src/index.ts';

function makeChain(length: number): DisjointSet<number> {
  const set = new DisjointSet<number>();
  for (let value = 0; value < length; value += 1) set.join(value, value + 1);
  return set;
}

/** How often an action asks a Map for something. */
function countLookups(action: () => void): number {
  const get = Map.prototype.get;
  let count = 0;
  Map.prototype.get = function (key) {
    count += 1;
    return get.call(this, key);
  };
  try {
    action();
  } finally {
    Map.prototype.get = get;
  }
  return count;
}

it('goes up as far as it has to', () => {
  const set = makeChain(100_000);
  assert.equal(set.find(0), 100_000);
  assert.equal(set.areJoined(0, 50_000), true);
  assert.equal(set.areJoined(0, -1), false);
  assert.equal(set.count, 2);
});

it('shortens the path', () => {
  const set = makeChain(10_000);
  for (let round = 0; round < 20; round += 1) set.find(0);
  assert.ok(countLookups(() => set.find(0)) < 20);
  assert.equal(set.find(0), 10_000);
});

it('joins as before', () => {
  const set = new DisjointSet<string>();
  assert.equal(set.find('a'), 'a');
  assert.equal(set.count, 1);
  assert.equal(set.join('a', 'b'), true);
  assert.equal(set.join('b', 'c'), true);
  assert.equal(set.join('a', 'c'), false);
  assert.deepEqual([set.find('a'), set.find('b'), set.find('c'), set.find('d'), set.count], ['c', 'c', 'c', 'd', 2]);
  assert.equal(set.areJoined('a', 'd'), false);
});

it('shortens the path of all values on it', () => {
  const set = makeChain(2_000);
  const lookups = countLookups(() => {
    for (let value = 0; value < 2_000; value += 1) set.find(value);
  });
  assert.ok(lookups < 200_000, String(lookups));
});

it('knows values that count as false', () => {
  const set = new DisjointSet<unknown>();
  for (const value of [0, '', false, null]) assert.equal(set.join(value, `${value}!`) && set.join(`${value}?`, value), true);
  const falsy = new DisjointSet<number>();
  falsy.join(1, 0);
  assert.equal(falsy.find(1), 0);
  assert.deepEqual([falsy.areJoined(1, 0), falsy.count], [true, 1]);
});
