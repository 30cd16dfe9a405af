import type { Atom, AtomLabel, Score } from '../verdict.ts';
import type { DraftAtom } from './compare-edit.ts';

/**
 * What an atom has to do with the others of its score, which go by their numbers there. `unwanted` leaves are not among the reference's. `causes` are those
 * that it may follow from: of each list, one has to be kept. Atoms of one rename have the same number, and so have atoms that are `on-site` at the same site.
 */
export interface AtomLinks {
  readonly unwanted: number;
  readonly causes: readonly (readonly number[])[];
  readonly rename?: number;
  readonly site?: string;
}

/** A score with the links of its atoms, in their order. */
export interface LinkedScore {
  readonly score: Score;
  readonly links: readonly AtomLinks[];
}

/** An atom that is labelled, as the scorer has it: `causes` are numbers in the order of the files. */
export interface LabelledAtom {
  readonly draft: DraftAtom;
  readonly atom: Atom;
}

/** What is known of the atoms of a score beside what is reported. `atoms` are in the order of the files, those of the score by their place. */
export const linkAtoms = (score: Score, atoms: readonly LabelledAtom[]): LinkedScore => {
  const placeOf = new Map(score.atoms.map((atom, place) => [atom, place]));
  const numbers = atoms.map(({ atom }) => placeOf.get(atom) ?? -1);
  const links = new Map(atoms.map(({ draft, atom }) => [atom, toLinks(draft, atom.label, numbers)]));
  return { score, links: score.atoms.map((atom) => links.get(atom) ?? { unwanted: 0, causes: [] }) };
};

const toLinks = ({ unwanted, causes, rename, site, path }: DraftAtom, label: AtomLabel, numbers: readonly number[]): AtomLinks => ({
  unwanted,
  causes: causes.map((list) => list.map((cause) => numbers[cause] ?? -1)),
  ...(rename !== undefined && { rename }),
  ...(site !== undefined && label === 'on-site' && { site: `${path}\0${site}` }),
});
