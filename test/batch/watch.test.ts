import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fate } from '../../src/batch/judge-chunk.ts';
import { watchPlace } from '../../src/batch/watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const limitMs = 1000;

/** Watches a worker that is at each line for so long; gives the line that was overdue and how often that was said. */
const watch = (stays: readonly { readonly line: number; readonly ms: number }[], fates?: ReadonlyMap<number, Fate>): (number | undefined)[] => {
  const place = new Uint32Array(new SharedArrayBuffer(4));
  const onOverdue = vi.fn();
  const watching = watchPlace(place, { limitMs, clock: () => Date.now(), ...(fates && { fates }) }, onOverdue);
  for (const { line, ms } of stays) {
    place[0] = line;
    vi.advanceTimersByTime(ms);
  }
  watching.stop();
  return [watching.overdue, onOverdue.mock.calls.length];
};

test.each<[string, (number | undefined)[], Parameters<typeof watch>]>([
  ['a line that takes longer than the limit', [2, 1], [[{ line: 2, ms: 2 * limitMs }]]],
  ['the first of two such lines, once', [2, 1], [[2, 3].map((line) => ({ line, ms: 2 * limitMs }))]],
  ['no line where all together take longer', [undefined, 0], [[1, 2, 3].map((line) => ({ line, ms: 0.9 * limitMs }))]],
  ['no line while a chunk waits for its turn', [undefined, 0], [[{ line: 0, ms: 5 * limitMs }]]],
  ['no line whose fate is known', [undefined, 0], [[{ line: 2, ms: 5 * limitMs }], new Map([[2, { kind: 'timed_out', limitMs }]])]],
])('a watch tells %s', (_, expected, [stays, fates]) => {
  expect(watch(stays, fates)).toEqual(expected);
});
