import type { HunkLine } from '../../src/types.ts';
import type { LineChange } from './line-changes.ts';

/** A hunk to be written: lines [from, to) of the file before became lines [newFrom, newTo). */
export interface WrittenHunk extends LineChange {
  readonly lines: readonly HunkLine[];
}

/** Where the context of changes reaches: lines [from, to) of the file before. */
export type Reach = Pick<LineChange, 'from' | 'to'>;

/**
 * Groups changes into hunks with three lines of context. `widen` may ask for more context around a hunk that starts at or after
 * line `floor`: it is called with wider and wider reaches until it is content or the reach cannot grow.
 */
export const writeHunks = (before: readonly HunkText[], after: readonly HunkText[], changes: readonly LineChange[], widen?: NeedsMore): WrittenHunk[] => {
  const hunks: WrittenHunk[] = [];
  let floor = 0;
  for (let next = 0; next < changes.length; ) {
    const group = groupChanges(changes, { first: next, floor, count: before.length }, widen);
    hunks.push(writeHunk(before, after, group));
    next += group.changes.length;
    floor = group.reach.to;
  }
  return hunks;
};

/** The text of a line as it goes into a hunk. */
export type HunkText = Omit<HunkLine, 'op'>;

/** Whether a hunk that reaches this far cannot be placed for certain. */
export type NeedsMore = (reach: Reach, floor: number) => boolean;

interface Group {
  readonly changes: readonly LineChange[];
  readonly reach: Reach;
}

interface Bounds {
  readonly first: number;
  readonly floor: number;
  readonly count: number;
}

const groupChanges = (changes: readonly LineChange[], { first, floor, count }: Bounds, widen: NeedsMore | undefined): Group => {
  for (let context = CONTEXT; ; context *= 2) {
    let last = first;
    while (last + 1 < changes.length && fromOf(changes, last + 1) - toOf(changes, last) <= 2 * context) last++;
    const reach = { from: Math.max(floor, fromOf(changes, first) - context), to: Math.min(count, toOf(changes, last) + context) };
    const complete = reach.from === floor && reach.to === count;
    if (complete || !widen?.(reach, floor)) return { changes: changes.slice(first, last + 1), reach };
  }
};

const CONTEXT = 3;

const fromOf = (changes: readonly LineChange[], index: number): number => changes[index]?.from ?? 0;
const toOf = (changes: readonly LineChange[], index: number): number => changes[index]?.to ?? 0;

const writeHunk = (before: readonly HunkText[], after: readonly HunkText[], { changes, reach }: Group): WrittenHunk => {
  const lines: HunkLine[] = [];
  const push = (op: HunkLine['op'], texts: readonly HunkText[]): void => {
    for (const text of texts) lines.push({ op, ...text });
  };
  let at = reach.from;
  let shift = 0;
  const [first] = changes;
  const newFrom = reach.from + (first === undefined ? 0 : first.newFrom - first.from);
  for (const { from, to, newFrom: freshFrom, newTo } of changes) {
    push('keep', before.slice(at, from));
    push('delete', before.slice(from, to));
    push('insert', after.slice(freshFrom, newTo));
    at = to;
    shift = newTo - to;
  }
  push('keep', before.slice(at, reach.to));
  return { ...reach, newFrom, newTo: reach.to + shift, lines };
};
