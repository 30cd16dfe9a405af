import { listSymbols } from '../syntax/outline.ts';
import type { DraftAtom } from './compare-edit.ts';
import type { RepoEdit } from './modules.ts';

/** Adds what an atom may follow from in other files: a new exported declaration, or a new file, from the imports that begin to use it. */
export const followImports = (atoms: readonly DraftAtom[], edit: RepoEdit): DraftAtom[] => {
  const paths = [...new Set(atoms.map(({ path }) => path))];
  return atoms.map((atom) => {
    if (paths.length < 2 || !isNew(atom, edit)) return atom;
    const users = paths.flatMap((path) => (path === atom.path ? [] : findUsers(atom, path, { atoms, edit })));
    return users.length === 0 ? atom : { ...atom, causes: [[...atom.causes.flat(), ...users]] };
  });
};

const isNew = (atom: DraftAtom, { after, pathAfter }: RepoEdit): boolean => {
  if (atom.standing === 'wanted' || atom.created === true) return atom.standing !== 'wanted';
  if (atom.class !== 'semantic' || atom.from < atom.to || atom.unwanted < atom.leaves) return false;
  return (
    after.files
      .get(pathAfter(atom.path) ?? '')
      ?.slice(atom.newFrom, atom.newTo)
      .includes('export') === true
  );
};

interface Whole {
  readonly atoms: readonly DraftAtom[];
  readonly edit: RepoEdit;
}

/** The numbers of the atoms of another file that import, as that did not before, what the atom brings. */
const findUsers = (atom: DraftAtom, user: string, { atoms, edit: { before, after, pathAfter } }: Whole): number[] => {
  const [home, place] = [pathAfter(atom.path), pathAfter(user)];
  if (home === undefined || place === undefined) return [];
  const known = new Set(before.importsOf(user).flatMap(({ file, name }) => (file === atom.path ? [name] : [])));
  const imports = after.importsOf(place).filter(({ file, name }) => file === home && !known.has(name));
  if (imports.length === 0) return [];
  const brought = atom.created === true ? undefined : namesIn(atom, home, after.files.get(home) ?? '');
  const used = imports.filter(({ name }) => brought === undefined || (name !== undefined && brought.has(name)));
  return atoms.flatMap((other, number) => (other.path === user && used.some(({ from, to }) => other.newFrom < to && other.newTo > from) ? [number] : []));
};

const namesIn = ({ newFrom, newTo }: DraftAtom, path: string, text: string): ReadonlySet<string> =>
  new Set(listSymbols(path, text).flatMap(({ name, from, to, parent }) => (parent === undefined && newFrom <= from && to <= newTo + 1 ? [name] : [])));
