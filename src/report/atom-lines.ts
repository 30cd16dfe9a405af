import { findLineChanges, type LineChange } from '../../formats/shared/line-changes.ts';
import { contentOf, type Lines, lineAt, splitLines, terminatorOf } from '../edit/lines.ts';
import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';

/** One line of a small diff: whether it went or came, and its text without a line end. */
export interface AtomLine {
  readonly op: '-' | '+';
  readonly text: string;
}

/**
 * The lines of an edit that an atom is about: of the lines that the edit changed, those in which the atom stands. Where it only deletes or only adds text, the
 * other side is shown as far as it is the same change of lines. None for a rename of a file.
 */
export const listAtomLines = (atom: Atom, files: Files, changes: Changes): AtomLine[] => {
  const before = splitLines(files.get(atom.path) ?? '');
  const after = splitLines(changes.get(atom.newPath ?? atom.path) ?? '');
  const [old, fresh] = [listLines(before, atom.from, atom.to), listLines(after, atom.newFrom, atom.newTo)];
  const touched = findLineChanges(listKeys(before), listKeys(after)).filter(
    (change) => (atom.from < atom.to && old.some(isOldOf(change))) || (atom.newFrom < atom.newTo && fresh.some(isNewOf(change))),
  );
  return [
    ...old.filter((line) => touched.some((change) => isOldOf(change)(line))).map((line): AtomLine => ({ op: '-', text: contentOf(before, line) })),
    ...fresh.filter((line) => touched.some((change) => isNewOf(change)(line))).map((line): AtomLine => ({ op: '+', text: contentOf(after, line) })),
  ];
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
