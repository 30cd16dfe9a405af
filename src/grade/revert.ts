import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { findEnding, withEnding } from './line-endings.ts';
import { type NumberedAtom, readSlots, type TextEdit } from './read-slots.ts';
import { writeRegion } from './regions.ts';
import type { Stretch } from './test-run.ts';

/** Gives the whole tree after an edit without some of its atoms, which go by their numbers in the score, and without some stretches of the edited files. */
export type Revert = (dropped: ReadonlySet<number>, cuts?: readonly Cut[]) => Files;

/** A stretch of an edited file. What an atom put in there goes with the atom; this takes out the rest. */
export interface Cut extends Stretch {
  readonly path: string;
}

/**
 * Takes an edit apart, so that any of its atoms can be dropped: without all of them it is the base, without none of them the edit, byte for byte. White space
 * between two atoms belongs to neither; where only one of them is dropped, the wider of the two gaps stays.
 */
export const openRevert = (files: Files, changes: Changes, atoms: readonly Atom[]): Revert => {
  const numbered = atoms.map((atom, number): NumberedAtom => ({ ...atom, number }));
  const edits = [...Map.groupBy(numbered, ({ path }) => path)].map(([path, own]) => openFile(path, own, files, changes));
  return (dropped, cuts = []) => {
    const tree = new Map(files);
    for (const [path, text] of changes) put(tree, path, text);
    for (const write of edits) for (const [path, text] of write((atom) => dropped.has(atom), cuts)) put(tree, path, text);
    return tree;
  };
};

const put = (tree: Map<string, string>, path: string, text: string | null): void => {
  if (text === null) tree.delete(path);
  else tree.set(path, text);
};

/** What becomes of the files of one edit when some of its atoms are dropped. */
type Write = (isDropped: IsDropped, cuts: readonly Cut[]) => readonly (readonly [string, string | null])[];
type IsDropped = (atom: number) => boolean;

const openFile = (path: string, atoms: readonly NumberedAtom[], files: Files, changes: Changes): Write => {
  const base = files.get(path);
  const whole = atoms.find((atom) => atom.class === 'file');
  if (base === undefined || (whole !== undefined && whole.newPath === undefined))
    return openWhole({ path, base, edited: changes.get(path) ?? '', whole, atoms });
  const newPath = whole?.newPath ?? path;
  const text = openText({ path, newPath, base, edited: changes.get(newPath) ?? base, atoms: atoms.filter((atom) => atom !== whole) });
  if (whole === undefined) return (isDropped, cuts) => [[path, text(isDropped, cuts)]];
  return (isDropped, cuts) =>
    isDropped(whole.number)
      ? [
          [newPath, null],
          [path, text(isDropped, cuts)],
        ]
      : [[newPath, text(isDropped, cuts)]];
};

/** A file that is created or deleted. Of one that is created there may be pieces beside it, which are all of its text. */
const openWhole = ({ path, base, edited, whole, atoms }: WholeFile): Write => {
  const pieces = atoms.filter((atom) => atom !== whole);
  const text = pieces.length > 0 && base === undefined ? openText({ path, newPath: path, base: '', edited, atoms: pieces }) : undefined;
  return (isDropped, cuts) => {
    if (whole !== undefined && isDropped(whole.number)) return [[path, base ?? null]];
    return text === undefined ? [] : [[path, text(isDropped, cuts)]];
  };
};

interface WholeFile extends Pick<TextEdit, 'path' | 'edited' | 'atoms'> {
  readonly base: string | undefined;
  readonly whole: NumberedAtom | undefined;
}

const openText = (edit: TextEdit): ((isDropped: IsDropped, cuts: readonly Cut[]) => string) => {
  const { slots, turn } = readSlots(edit);
  const [old, now] = [findEnding(edit.base), findEnding(edit.edited)];
  return (isDropped, cuts) => {
    const own = cuts.filter(({ path }) => path === edit.newPath);
    const text = slots
      .filter(({ edited: { from, to } }) => from === to || !own.some((cut) => cut.from <= from && to <= cut.to))
      .map(({ base, edited, owner, region }) => {
        if (region !== undefined) return writeRegion(region, edit, isDropped);
        return owner !== undefined && isDropped(owner) ? edit.base.slice(base.from, base.to) : edit.edited.slice(edited.from, edited.to);
      })
      .join('');
    if (turn === undefined) return text;
    return withEnding(text, (isDropped(turn) ? old : now) ?? '\n');
  };
};
