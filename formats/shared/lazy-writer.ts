import { listGapLines } from './lazy-lines.ts';
import { type LazyMerge, mergedLines, mergeLazy } from './lazy-merge.ts';
import { isBlank } from './lazy-text.ts';
import { findLineChanges, type LineChange } from './line-changes.ts';
import { splitText } from './text-lines.ts';

/** A lazy text and what it makes of the file that it was written for. */
export interface WrittenLazy {
  readonly text: string;
  readonly merge: LazyMerge;
}

/**
 * The shortest text that merges into the new text of a file: the changed lines with lines around that the file has only once, and gaps
 * for the rest; else the whole new text. Undefined when not even that is understood.
 */
export const writeLazy = (path: string, before: string, after: string): WrittenLazy | undefined => {
  const [old, edited] = [linesOf(before), linesOf(after)];
  const changes = findLineChanges(old, edited);
  const gapLines = [false, true].map((isMarkup) => listGapLines(path, isMarkup).find((line) => !old.includes(line) && !edited.includes(line)));
  for (const reach of gapLines[0] === undefined || changes.length === 0 ? [] : REACHES) {
    const lines = writeLines({ old, edited, gapLines }, listWindows(old, changes, reach));
    const written = lines && tryMerge(path, before, lines, edited);
    if (written !== undefined) return written;
  }
  return tryMerge(path, before, edited, edited);
};

/** How far a window may reach for a line that the file has only once. */
const REACHES = [6, 20, 80];

const linesOf = (text: string): string[] => splitText(text).lines.map((line) => line.text);

const tryMerge = (path: string, before: string, lines: readonly string[], wanted: readonly string[]): WrittenLazy | undefined => {
  const text = lines.map((line) => `${line}\n`).join('');
  const merge = mergeLazy(path, before, text);
  if (merge.kind !== 'merged') return undefined;
  const made = mergedLines(merge);
  return made.length === wanted.length && made.every((line, index) => line === wanted[index]) ? { text, merge } : undefined;
};

/** Old lines [from, to) that are shown as [newFrom, newTo). */
type Window = LineChange;

const listWindows = (old: readonly string[], changes: readonly LineChange[], reach: number): Window[] => {
  const counts = new Map<string, number>();
  for (const line of old) counts.set(line, (counts.get(line) ?? 0) + 1);
  const isAnchor = (line: number): boolean => !isBlank(old[line]) && counts.get(old[line] ?? '') === 1;
  const windows: Window[] = [];
  for (const change of changes) {
    const above = change.from - findBorder(change.from - 1, -1, { old, isAnchor, reach });
    const below = findBorder(change.to, 1, { old, isAnchor, reach }) + 1 - change.to;
    const window = { from: change.from - above, to: change.to + below, newFrom: change.newFrom - above, newTo: change.newTo + below };
    const last = windows.at(-1);
    if (last === undefined || window.from - last.to > SHORTEST_GAP) windows.push(window);
    else windows[windows.length - 1] = { ...last, to: Math.max(last.to, window.to), newTo: Math.max(last.newTo, window.newTo) };
  }
  return windows;
};

/** A gap stands for more lines than this. */
const SHORTEST_GAP = 2;

interface Look {
  readonly old: readonly string[];
  readonly isAnchor: (line: number) => boolean;
  readonly reach: number;
}

/** The first line from here on that the file has only once, else the last one in reach that is not empty; an end of the file where none is. */
const findBorder = (start: number, step: 1 | -1, { old, isAnchor, reach }: Look): number => {
  let border: number | undefined;
  for (let line = start; line >= 0 && line < old.length && Math.abs(line - start) < reach; line += step) {
    if (isAnchor(line)) return line;
    if (!isBlank(old[line])) border = line;
  }
  return border ?? (step < 0 ? 0 : old.length - 1);
};

interface Sides {
  readonly old: readonly string[];
  readonly edited: readonly string[];
  readonly gapLines: readonly (string | undefined)[];
}

const writeLines = ({ old, edited, gapLines }: Sides, windows: readonly Window[]): string[] | undefined => {
  const lines: string[] = [];
  let done = 0;
  const addGap = (to: number): boolean => {
    const left = old.slice(done, to);
    const first = left.find((line) => !isBlank(line)) ?? '';
    const gap = gapLines[/^\s*(?:<|\{\/\*)/.test(first) ? 1 : 0];
    if (gap !== undefined) lines.push(first.slice(0, first.length - first.trimStart().length) + gap);
    return gap !== undefined;
  };
  for (const { from, to, newFrom, newTo } of windows) {
    if (from - done <= SHORTEST_GAP) lines.push(...old.slice(done, from));
    else if (!addGap(from)) return undefined;
    lines.push(...edited.slice(newFrom, newTo));
    done = to;
  }
  if (old.length - done <= SHORTEST_GAP) return [...lines, ...old.slice(done)];
  return addGap(old.length) ? lines : undefined;
};
