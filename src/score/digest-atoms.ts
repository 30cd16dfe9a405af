import { xxHash32 } from 'js-xxhash';
import type { Atom } from '../verdict.ts';

/** A short name for the atoms of an edit: equal where they are of the same classes at the same places, whatever their labels. */
export const digestAtoms = (atoms: readonly Atom[]): string => {
  const places = atoms.map(({ path, newPath, class: kind, from, to, newFrom, newTo }) => [path, newPath ?? null, kind, from, to, newFrom, newTo]);
  return xxHash32(JSON.stringify(places), 0).toString(16).padStart(8, '0');
};
