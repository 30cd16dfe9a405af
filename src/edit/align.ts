import type { HunkLine } from '../types.ts';
import type { Script } from './script.ts';

/** The script that turns one list of lines into another and keeps as many lines as it can. */
export const alignLines = (before: readonly string[], after: readonly string[]): Script => {
  const [head, tail] = sharedEnds(before, after);
  const oldMiddle = before.slice(head, before.length - tail);
  const newMiddle = after.slice(head, after.length - tail);
  const middle = oldMiddle.length * newMiddle.length <= MAX_CELLS ? alignMiddle(oldMiddle, newMiddle) : [...deleted(oldMiddle), ...inserted(newMiddle)];
  return [...kept(before.slice(0, head)), ...middle, ...kept(before.slice(before.length - tail))];
};

/** How many lines both lists start with, and how many of the rest they end with. */
export const sharedEnds = (before: readonly string[], after: readonly string[]): readonly [number, number] => {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [head, tail];
};

const MAX_CELLS = 1e6;

/** A longest common subsequence by dynamic programming. */
const alignMiddle = (before: readonly string[], after: readonly string[]): Script => {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const script: HunkLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const [old = '', fresh = ''] = [before[i], after[j]];
    const op = old === fresh ? 'keep' : at(i + 1, j) >= at(i, j + 1) ? 'delete' : 'insert';
    script.push({ op, text: op === 'insert' ? fresh : old });
    if (op !== 'insert') i++;
    if (op !== 'delete') j++;
  }
  return [...script, ...deleted(before.slice(i)), ...inserted(after.slice(j))];
};

const kept = (lines: readonly string[]): Script => lines.map((text) => ({ op: 'keep', text }));
const deleted = (lines: readonly string[]): Script => lines.map((text) => ({ op: 'delete', text }));
const inserted = (lines: readonly string[]): Script => lines.map((text) => ({ op: 'insert', text }));
