import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import * as strata from '../src/index.ts';
import { ascending, firstValues, reversed } from '../src/index.ts';

it('gives the first values in order', () => {
  assert.deepEqual(firstValues([5, 3, 9, 1, 3], 3, ascending), [1, 3, 3]);
  assert.deepEqual(firstValues(new Set(['b', 'c', 'a']), 2, reversed(ascending)), ['c', 'b']);
  assert.deepEqual(firstValues([2, 1], 5, ascending), [1, 2]);
});

it('gives none where none are asked for, or there are none', () => {
  assert.deepEqual(firstValues([1, 2], 0, ascending), []);
  assert.deepEqual(firstValues([1, 2], -1, ascending), []);
  assert.deepEqual(firstValues([], 2, ascending<number>), []);
});

it('leaves its argument and the queue alone', () => {
  const values = Object.freeze([2, 1]);
  assert.deepEqual(firstValues(values, 1, ascending), [1]);
  assert.deepEqual(values, [2, 1]);
  const queue = new strata.PriorityQueue(ascending<number>, [2, 1, 3]);
  assert.deepEqual([queue.pop(), queue.pop(), queue.size], [1, 2, 1]);
});

it('is documented at the end of the file, and exported beside PriorityQueue', () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  const source = read('priority-queue.ts');
  assert.match(source, /\/\*\* .+ \*\/\r?\nexport function firstValues</);
  assert.ok(source.indexOf('export class PriorityQueue') < source.indexOf('export function firstValues'));
  assert.doesNotMatch(source, /\s$/);
  assert.match(read('index.ts'), /export \{[^}]*\bfirstValues\b[^}]*\} from ['"]\.\/priority-queue\.ts['"];/);
});
