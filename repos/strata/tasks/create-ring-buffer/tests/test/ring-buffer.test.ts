import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { RingBuffer } from '../src/index.ts';
import * as module from '../src/ring-buffer.ts';

it('keeps the last values', () => {
  const buffer = new RingBuffer<number>(3);
  const gone = [1, 2, 3, 4, 5, 6, 7, 8].map((value) => buffer.push(value));
  assert.deepEqual(gone, [undefined, undefined, undefined, 1, 2, 3, 4, 5]);
  assert.deepEqual(buffer.toArray(), [6, 7, 8]);
  assert.equal(buffer.size, 3);
});

it('has room at the start', () => {
  const buffer = new RingBuffer<string>(2);
  assert.deepEqual([buffer.size, buffer.toArray()], [0, []]);
  buffer.push('á');
  assert.deepEqual([buffer.size, buffer.toArray()], [1, ['á']]);
});

it('gives a new array each time', () => {
  const buffer = new RingBuffer<number>(1);
  buffer.push(1);
  buffer.toArray().push(9);
  assert.deepEqual(buffer.toArray(), [1]);
  assert.equal(buffer.push(2), 1);
});

it('needs a capacity, and is all that its file exports', () => {
  for (const capacity of [0, -2, 1.5, Number.NaN]) assert.throws(() => new RingBuffer(capacity), { name: 'RangeError' });
  assert.deepEqual(Object.keys(module), ['RingBuffer']);
});

it('is documented, and exported after PriorityQueue', () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  assert.match(read('ring-buffer.ts'), /\*\/\s+export class RingBuffer<T>/);
  assert.match(read('index.ts'), /from '\.\/priority-queue\.ts';\s*\n\s*export \{ RingBuffer \} from ['"]\.\/ring-buffer\.ts['"];/);
});
