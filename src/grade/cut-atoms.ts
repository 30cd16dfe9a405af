import { inspect } from '../syntax/native.ts';
import type { Changes } from '../types.ts';
import type { Atom } from '../verdict.ts';
import type { Part } from './parts.ts';

/** Atoms that were cut where parts of them begin and end. */
export interface CutAtoms {
  /** What takes the place of the atoms: an atom that took something out keeps that as a piece of its own. A created file stays one beside its pieces. */
  readonly pieces: readonly Atom[];
  /** The pieces, by their numbers, of atoms and of parts. */
  numbersOf(dropped: Iterable<number>, parts: Iterable<Part>): ReadonlySet<number>;
}

/** Cuts the atoms of an edit, so that their parts can be dropped, too. */
export const cutAtoms = (atoms: readonly Atom[], parts: readonly Part[], changes: Changes): CutAtoms => {
  const overlaps = (atom: Atom, { path, from, to }: Part): boolean => (atom.newPath ?? atom.path) === path && from < atom.newTo && atom.newFrom < to;
  const cutOne = (atom: Atom): Atom[] => {
    const own = parts.filter((part) => overlaps(atom, part));
    return own.length === 0 || atom.leaves === 0 ? [atom] : cutAtom(atom, own, changes);
  };
  const cut = atoms.flatMap((atom, owner) => cutOne(atom).map((piece) => ({ piece, owner })));
  const isIn = (piece: Atom, { path, from, to }: Part): boolean =>
    piece.class !== 'file' && (piece.newPath ?? piece.path) === path && piece.newFrom < piece.newTo && from <= piece.newFrom && piece.newTo <= to;
  return {
    pieces: cut.map(({ piece }) => piece),
    numbersOf(dropped, spare) {
      const [owners, stretches] = [new Set(dropped), [...spare]];
      return new Set(cut.flatMap(({ piece, owner }, number) => (owners.has(owner) || stretches.some((part) => isIn(piece, part)) ? [number] : [])));
    },
  };
};

const cutAtom = (atom: Atom, parts: readonly Part[], changes: Changes): Atom[] => {
  const path = atom.newPath ?? atom.path;
  const text = changes.get(path) ?? '';
  const leaves = inspect(path, text).leaves.filter(({ from, to }) => atom.newFrom <= from && to <= atom.newTo);
  const within = (at: number): number => Math.min(Math.max(at, atom.newFrom), atom.newTo);
  const ends = [...new Set([atom.newFrom, ...parts.flatMap(({ from, to }) => [within(from), within(to)]), atom.newTo])].sort((one, other) => one - other);
  const pieces = ends.flatMap((from, number): Atom[] => {
    const own = leaves.filter((leaf) => from <= leaf.from && leaf.to <= (ends[number + 1] ?? from));
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ ...atom, class: 'semantic', from: atom.to, to: atom.to, newFrom: first.from, newTo: last.to, leaves: own.length }];
  });
  if (atom.class === 'file') return [atom, ...pieces];
  const taken = atom.leaves - leaves.length;
  return taken > 0 ? [{ ...atom, newTo: atom.newFrom, leaves: taken }, ...pieces] : pieces;
};
