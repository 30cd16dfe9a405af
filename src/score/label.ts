import type { Atom, AtomLabel } from '../verdict.ts';
import type { DraftAtom } from './compare-edit.ts';
import type { RuledAtom } from './rule-atoms.ts';
import type { Ruling } from './scope.ts';

/** What labels depend on beside the atom: the task's scope, whether all of the reference's changes are made, whether none were asked for. */
export interface LabelContext {
  readonly rule: (atom: RuledAtom) => Ruling;
  readonly fullyDone: boolean;
  readonly noop: boolean;
}

/** An atom's label for each atom of an edit, in their order. */
export const labelAtoms = (atoms: readonly DraftAtom[], context: LabelContext): AtomLabel[] => {
  let labels = atoms.map((atom) => labelAlone(atom, context));
  for (let pass = 0; pass < LONGEST_CHAIN; pass++) {
    const renames = findKeptRenames(atoms, labels);
    const next = atoms.map((atom, number) => follow(atom, labels[number] ?? 'uncertain', { labels, renames }));
    if (next.every((label, number) => label === labels[number])) break;
    labels = next;
  }
  return labels;
};

/** How many atoms may follow from each other in a row: an import from a helper, that from another one, and so on. */
const LONGEST_CHAIN = 32;

interface Others {
  readonly labels: readonly AtomLabel[];
  /** Renames of which at least one place is kept. */
  readonly renames: ReadonlySet<number>;
}

const findKeptRenames = (atoms: readonly DraftAtom[], labels: readonly AtomLabel[]): ReadonlySet<number> =>
  new Set(atoms.flatMap(({ rename }, number) => (rename !== undefined && isKept(labels[number]) ? [rename] : [])));

/** What becomes of a label by what the atom follows from. */
const follow = (atom: DraftAtom, label: AtomLabel, { labels, renames }: Others): AtomLabel => {
  if ((label !== 'off-site' && label !== 'uncertain') || atom.inNewError) return label;
  if (atom.rename !== undefined && renames.has(atom.rename)) return 'induced';
  if (atom.causes.length === 0) return label;
  if (atom.causes.every((causes) => causes.some((cause) => isKept(labels[cause])))) return 'induced';
  return atom.causes.every((causes) => causes.some((cause) => isKept(labels[cause]) || labels[cause] === 'uncertain')) ? 'uncertain' : label;
};

const isKept = (label: AtomLabel | undefined): boolean => label === 'wanted' || label === 'on-site' || label === 'permitted' || label === 'induced';

/** Whether a label says that nobody asked for the change, surely: the lower bound of every rate. */
export const isIrrelevant = (label: AtomLabel): boolean => label === 'off-site' || label === 'out-of-scope' || label === 'removable';

/** Whether a label leaves open if anybody asked for the change: what the upper bound of every rate adds. */
export const isMaybeIrrelevant = (label: AtomLabel): boolean => label === 'uncertain' || label === 'sometimes-removable' || label === 'unverifiable';

const labelAlone = (atom: DraftAtom, { rule, fullyDone, noop }: LabelContext): AtomLabel => {
  if (noop) return 'off-site';
  if (atom.standing === 'wanted') return 'wanted';
  const ruling = rule(atom);
  if (ruling !== undefined) return ruling === 'forbid' ? 'out-of-scope' : 'permitted';
  if (atom.inNewError) return 'uncertain';
  if (atom.standing === 'on-site') return 'on-site';
  if (fullyDone || isCosmetic(atom) || atom.created === true) return 'off-site';
  return 'uncertain';
};

/** Whether an atom changes nothing of what the code does, so that it needs no test. */
export const isCosmetic = (atom: Pick<Atom, 'class'>): boolean =>
  atom.class === 'eol' || atom.class === 'layout' || atom.class === 'comment' || atom.class === 'import-order';
