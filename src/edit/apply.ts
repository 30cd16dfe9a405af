import { fileExists, fileNotFound, noChange, overlap } from '../errors.ts';
import type { Changes, FileOp, Files, Placement, Splice } from '../types.ts';
import { lineAt, splitLines } from './lines.ts';

/**
 * Carries out a placement: all of it or nothing. A renamed file's splices stand under its old path. Insertions at one offset keep the order
 * of their proposals.
 * @throws EditError `overlap` when two splices change the same text, `no_change` when every file stays as it is.
 */
export const apply = (files: Files, placement: Placement): Changes => {
  const changes = new Map<string, string | null>();
  for (const [path, splices] of byPath(placement.splices)) changes.set(path, splice(path, textOf(files, path), splices));
  const renames = placement.files.filter((op) => op.kind === 'rename');
  const moved = renames.map(({ path, to }) => [to, changes.get(path) ?? textOf(files, path)] as const);
  for (const { path } of renames) changes.set(path, null);
  for (const [to, text] of moved) changes.set(to, text);
  for (const op of placement.files) applyFileOp(op, files, changes);
  for (const [path, text] of changes) if (text === (files.get(path) ?? null)) changes.delete(path);
  if (changes.size === 0) throw noChange();
  return changes;
};

/** The snapshot with the changes made. */
export const withChanges = (files: Files, changes: Changes): Files => {
  const result = new Map(files);
  for (const [path, text] of changes) {
    if (text === null) result.delete(path);
    else result.set(path, text);
  }
  return result;
};

/** Whether two snapshots, or two sets of changes, hold the same texts. */
export const isSame = (one: Changes, other: Changes): boolean => one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);

const byPath = (splices: readonly Splice[]): Map<string, Splice[]> => Map.groupBy(splices, ({ path }) => path);

const textOf = (files: Files, path: string): string => {
  const text = files.get(path);
  if (text === undefined) throw fileNotFound(path);
  return text;
};

const splice = (path: string, text: string, splices: readonly Splice[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to, text: inserted } of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < done) throw overlap(path, lineAt(splitLines(text), from));
    parts.push(text.slice(done, from), inserted);
    done = to;
  }
  parts.push(text.slice(done));
  return parts.join('');
};

const applyFileOp = (op: FileOp, files: Files, changes: Map<string, string | null>): void => {
  if (op.kind === 'delete') changes.set(op.path, null);
  if (op.kind !== 'create') return;
  if ((changes.get(op.path) ?? null) !== null || (files.has(op.path) && !changes.has(op.path))) throw fileExists(op.path);
  changes.set(op.path, op.text);
};
