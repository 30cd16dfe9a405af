import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { interval, IntervalTree } from '../src/index.ts';

const tree = new IntervalTree<string>().add(8, 12, 'Zoë').add(11, 17, 'Łukasz').add(0, 24, '日直').add(20, 21, 'late');

it('takes an interval', () => {
  assert.deepEqual(tree.query(interval(12, 13)), ['日直', 'Łukasz']);
  assert.deepEqual(tree.query(interval(10, 12)), ['日直', 'Zoë', 'Łukasz']);
  assert.deepEqual(tree.query({ start: 24, end: 30 }), []);
  assert.deepEqual(tree.query(interval(0, 0)), tree.query(0, 0));
  assert.deepEqual(tree.query(interval(11, 11)), tree.query(11, 11));
});

it('still takes a point, or two numbers', () => {
  assert.deepEqual(tree.query(20), ['日直', 'late']);
  assert.deepEqual(tree.query(0), ['日直']);
  assert.deepEqual(tree.query(17, 20), ['日直']);
  assert.deepEqual(tree.query(16, 20.5), ['日直', 'Łukasz', 'late']);
});

it('sees what is added afterwards', () => {
  const small = new IntervalTree<number>().add(5, 6, 1);
  assert.deepEqual(small.query(interval(0, 9)), [1]);
  small.add(1, 2, 0);
  assert.deepEqual(small.query(interval(0, 9)), [0, 1]);
});

it('is the third overload', () => {
  const source = readFileSync(new URL('../src/interval-tree.ts', import.meta.url), 'utf8');
  const heads = [...source.matchAll(/^\s*query\(([^)]*)\): V\[\];/gm)].map(([, parameters]) => parameters);
  assert.equal(heads.length, 3);
  assert.equal(heads[2], 'range: Interval');
});
