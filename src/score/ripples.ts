import { type DeclaredSymbol, listSymbols } from '../syntax/outline.ts';
import type { DraftAtom } from './compare-edit.ts';
import type { RepoEdit } from './modules.ts';

/** Adds what an atom may follow from in other files: a new exported declaration, or a new file, from the imports that begin to use it. */
export const followImports = (atoms: readonly DraftAtom[], edit: RepoEdit): readonly DraftAtom[] => {
  const isAlone = atoms.every(({ path }) => path === atoms[0]?.path);
  if (isAlone || !atoms.some((atom) => isNew(atom, edit))) return atoms;
  const uses = listUses(atoms, edit);
  const symbolsOf = openSymbols(edit);
  return atoms.map((atom) => {
    const home = edit.pathAfter(atom.path) ?? '';
    const own = uses.get(home);
    if (own === undefined || !isNew(atom, edit)) return atom;
    const brought = namesIn(atom, symbolsOf(home));
    const users = own.flatMap(({ name, numbers }) => (atom.created === true || (name !== undefined && brought.has(name)) ? numbers : []));
    return users.length === 0 ? atom : { ...atom, causes: [[...new Set([...atom.causes.flat(), ...users])]] };
  });
};

const isNew = (atom: DraftAtom, { after, pathAfter }: RepoEdit): boolean => {
  if (atom.standing === 'wanted' || atom.created === true) return atom.standing !== 'wanted';
  if (atom.class !== 'semantic' || atom.from < atom.to || atom.unwanted < atom.leaves) return false;
  const text = after.files.get(pathAfter(atom.path) ?? '') ?? '';
  return text.slice(atom.newFrom, atom.newTo).includes('export');
};

/** A name that a file begins to import (the file as a whole where it is absent), and the numbers of the atoms in the statement that does. */
interface Use {
  readonly name: string | undefined;
  readonly numbers: readonly number[];
}

/** By the file that is imported. */
const listUses = (atoms: readonly DraftAtom[], { before, after, pathAfter }: RepoEdit): ReadonlyMap<string | undefined, readonly Use[]> => {
  const all = [...Map.groupBy(atoms.keys(), (number) => atoms[number]?.path ?? '')].flatMap(([path, own]) => {
    const known = new Set(before.importsOf(path).map(({ file, name }) => `${pathAfter(file ?? '')}\0${name ?? ''}`));
    const inStatement = new Map<number, number[]>();
    return after.importsOf(pathAfter(path) ?? '').flatMap(({ file, name, from, to }) => {
      if (file === undefined || known.has(`${file}\0${name ?? ''}`)) return [];
      const numbers = inStatement.get(from) ?? own.filter((number) => touches(atoms[number], from, to));
      inStatement.set(from, numbers);
      return [{ file, name, numbers }];
    });
  });
  return Map.groupBy(all, ({ file }) => file);
};

const touches = (atom: DraftAtom | undefined, from: number, to: number): boolean => atom !== undefined && atom.newFrom < to && atom.newTo > from;

/** Reads what a file declares at its top after the edit, when that is first asked for. */
const openSymbols = ({ after }: RepoEdit) => {
  const read = new Map<string, readonly DeclaredSymbol[]>();
  return (path: string): readonly DeclaredSymbol[] => {
    const symbols = read.get(path) ?? listSymbols(path, after.files.get(path) ?? '').filter(({ parent }) => parent === undefined);
    read.set(path, symbols);
    return symbols;
  };
};

const namesIn = ({ newFrom, newTo }: DraftAtom, symbols: readonly DeclaredSymbol[]): ReadonlySet<string> =>
  new Set(symbols.flatMap(({ name, from, to }) => (newFrom <= from && to <= newTo + 1 ? [name] : [])));
