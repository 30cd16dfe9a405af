import { structuredPatch } from 'diff';
import type { Changes, Files, Response } from '../../src/types.ts';
import { appliers } from './apply-edits.ts';
import { readLeaves } from './read-leaves.ts';

/** What the stack finds: whether the edit is the solution, and how much it changes. */
export interface Finding {
  readonly changes: Changes;
  readonly exact: boolean;
  readonly changedLines: number;
  readonly changedLeaves: number;
}

/** One response in one format, to be judged against one solution. */
export interface Question {
  readonly format: string;
  readonly response: Response;
  readonly files: Files;
  readonly solution: Files;
}

/** Leaves of the files before and after the solution, where they are to be read only once; by the side and the path. */
export type LeafCache = Map<string, readonly string[]>;

/**
 * What a team would write in TypeScript today: apply the edit, diff the lines by npm `diff`, parse both texts by web-tree-sitter, walk the trees and
 * count the leaves that are not in both. It knows neither lenient placing nor atoms, classes, sites or labels. @throws Error where the edit does not apply.
 */
export const judgeByStack = ({ format, response, files, solution }: Question, cache?: LeafCache): Finding => {
  const apply = appliers.get(format);
  if (apply === undefined) throw new Error(`no reader for ${format}`);
  const changes = apply(response, files);
  let [changedLines, changedLeaves] = [0, 0];
  for (const [path, after] of changes) {
    const before = files.get(path) ?? '';
    changedLines += countLines(path, before, after ?? '');
    const isSolved = after === solution.get(path);
    changedLeaves += countChanged(readOnce('before', path, before, cache), readOnce('after', path, after ?? '', isSolved ? cache : undefined));
  }
  const exact = [...changes].every(([path, text]) => (solution.get(path) ?? null) === text);
  return { changes, exact, changedLines, changedLeaves };
};

const readOnce = (side: 'before' | 'after', path: string, text: string, cache: LeafCache | undefined): readonly string[] => {
  const known = cache?.get(`${side} ${path}`);
  if (known !== undefined) return known;
  const leaves = readLeaves(path, text);
  cache?.set(`${side} ${path}`, leaves);
  return leaves;
};

const countLines = (path: string, before: string, after: string): number => {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: 0 });
  return hunks.reduce((sum, { oldLines, newLines }) => sum + oldLines + newLines, 0);
};

/** Leaves between what both have at their start and at their end, less those that are on both sides. */
const countChanged = (before: readonly string[], after: readonly string[]): number => {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let [end, otherEnd] = [before.length, after.length];
  while (end > from && otherEnd > from && before[end - 1] === after[otherEnd - 1]) [end, otherEnd] = [end - 1, otherEnd - 1];
  const counts = new Map<string, number>();
  for (let i = from; i < end; i++) counts.set(before[i] ?? '', (counts.get(before[i] ?? '') ?? 0) + 1);
  for (let i = from; i < otherEnd; i++) counts.set(after[i] ?? '', (counts.get(after[i] ?? '') ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
};
