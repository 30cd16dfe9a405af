import type { FileText } from './file-text.ts';
import { contentOf } from './lines.ts';

/**
 * What a hunk's scopes select: the lines that match the last one, and the blocks below them as ascending line ranges that do not touch, worked out when asked
 * for.
 */
export type Scoped = { readonly missing: string } | { readonly missing?: undefined; readonly lines: readonly number[]; blocks(): readonly LineRange[] };

/** Lines [from, to). */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds scope lines, each in the blocks of the one before, else anywhere below it. They are compared exactly or, when no line agrees, without
 * the white space around them. The block of a line reaches over the lines that are indented more, and the closing line after them.
 */
export const findScopes = (file: FileText, scopes: readonly string[]): Scoped => {
  const all = [{ from: 0, to: file.lines().count }];
  let ends: readonly number[] | undefined;
  let lines: readonly number[] = [];
  const blocks = (): readonly LineRange[] => {
    ends ??= blockEnds(file);
    return merge(lines.map((line) => ({ from: line + 1, to: ends?.[line] ?? line + 1 })));
  };
  for (const [number, scope] of scopes.entries()) {
    const below = [{ from: (lines[0] ?? -1) + 1, to: file.lines().count }];
    const inside = scopeLines(file, scope, number === 0 ? all : blocks());
    const found = inside.length > 0 ? inside : scopeLines(file, scope, below);
    if (found.length === 0) return { missing: scope };
    lines = found;
  }
  return { lines, blocks: scopes.length === 0 ? () => all : blocks };
};

const scopeLines = (file: FileText, scope: string, ranges: readonly LineRange[]): number[] => {
  for (const key of [exact, trimmed]) {
    const found = within(file.findLines([scope], key), ranges);
    if (found.length > 0) return found;
  }
  return [];
};

const exact = (line: string): string => line;
const trimmed = (line: string): string => line.trim();

/** Those of the ascending lines that lie in one of the ascending ranges. */
const within = (lines: readonly number[], ranges: readonly LineRange[]): number[] => {
  let next = 0;
  return lines.filter((line) => {
    while (next < ranges.length && (ranges[next]?.to ?? 0) <= line) next++;
    return line >= (ranges[next]?.from ?? Number.POSITIVE_INFINITY);
  });
};

/** For each line, the end of the block that it opens. Worked out from the bottom, with the lines that still have nothing around them on a stack. */
const blockEnds = (file: FileText): number[] => {
  const lines = file.lines();
  const ends: number[] = [];
  const open: { line: number; indent: number; text: string }[] = [];
  for (let line = lines.count - 1; line >= 0; line--) {
    const content = contentOf(lines, line);
    const text = content.trim();
    if (text === '') {
      ends[line] = line + 1;
      continue;
    }
    const indent = content.length - content.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) > indent) open.pop();
    const next = open.at(-1);
    ends[line] = next === undefined ? lines.count : !closes(next.text) ? next.line : reopens(next.text) ? (ends[next.line] ?? next.line) : next.line + 1;
    open.push({ line, indent, text });
  }
  return ends;
};

const closes = (text: string): boolean => /^(?:[)\]}]|<\/|end\b)/.test(text);
const reopens = (text: string): boolean => /[{([:]$/.test(text);

const merge = (ranges: readonly LineRange[]): LineRange[] => {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of ranges) {
    const last = merged.at(-1);
    if (last === undefined || from > last.to) merged.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return merged;
};
