import { findLineChanges, type LineChange } from '../../formats/shared/line-changes.ts';
import { contentOf, type Lines, lineAt, splitLines, terminatorOf } from '../edit/lines.ts';
import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { count } from './printable.ts';

/**
 * The lines of an edit that an atom is about, as a diff: of the lines that the edit changed, those in which the atom stands. Where it only deletes or only adds
 * text, the other side is shown as far as it is the same change of lines. Of each side at most so many lines, and of a line its start, unless `all` are
 * wanted. A file that is renamed has a line for each of its names.
 */
export const diffAtom = (atom: Atom, files: Files, changes: Changes, all = false): string[] => {
  if (atom.class === 'file' && atom.newPath !== undefined) return [`rename from ${atom.path}`, `rename to ${atom.newPath}`];
  const { old, fresh } = listSides(atom, files, changes);
  return [...printSide('-', old, all), ...printSide('+', fresh, all)];
};

const printSide = (sign: '-' | '+', lines: readonly string[], all: boolean): string[] => {
  if (all) return lines.map((line) => `${sign}${line}`);
  const shown = lines.slice(0, mostLines).map((line) => `${sign}${line.length > longestLine ? `${line.slice(0, longestLine - 3)}...` : line}`);
  return lines.length > mostLines ? [...shown, `${sign}... ${count(lines.length - mostLines, 'more line')}`] : shown;
};

const mostLines = 6;
const longestLine = 160;

const listSides = (atom: Atom, files: Files, changes: Changes): { readonly old: readonly string[]; readonly fresh: readonly string[] } => {
  const before = splitLines(files.get(atom.path) ?? '');
  const after = splitLines(changes.get(atom.newPath ?? atom.path) ?? '');
  const [old, fresh] = [listLines(before, atom.from, atom.to), listLines(after, atom.newFrom, atom.newTo)];
  const touched = findLineChanges(listKeys(before), listKeys(after)).filter(
    (change) => (atom.from < atom.to && old.some(isOldOf(change))) || (atom.newFrom < atom.newTo && fresh.some(isNewOf(change))),
  );
  return {
    old: old.filter((line) => touched.some((change) => isOldOf(change)(line))).map((line) => contentOf(before, line)),
    fresh: fresh.filter((line) => touched.some((change) => isNewOf(change)(line))).map((line) => contentOf(after, line)),
  };
};

const isOldOf =
  ({ from, to }: LineChange) =>
  (line: number): boolean =>
    line >= from && line < to;

const isNewOf =
  ({ newFrom, newTo }: LineChange) =>
  (line: number): boolean =>
    line >= newFrom && line < newTo;

/** Lines are the same when their ends are, too. */
const listKeys = (lines: Lines): string[] => Array.from({ length: lines.count }, (_, line) => contentOf(lines, line) + terminatorOf(lines, line));

/** The numbers of the lines that hold [from, to) without the white space at its ends, at least the one in which it starts. */
const listLines = (lines: Lines, from: number, to: number): number[] => {
  const text = lines.text.slice(from, to);
  const blank = text.trim() === '';
  const first = lineAt(lines, blank ? from : to - text.trimStart().length);
  const last = lineAt(lines, Math.max(from, (blank ? to : from + text.trimEnd().length) - 1));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((line) => line < lines.count);
};
