import type { AtomLabel } from '../verdict.ts';
import type { DraftAtom } from './compare-edit.ts';
import type { createScope, Ruling } from './scope.ts';

/** What labels depend on beside the atom: the task's scope, whether all of the reference's changes are made, whether none were asked for. */
export interface LabelContext {
  readonly rule: ReturnType<typeof createScope>;
  readonly fullyDone: boolean;
  readonly noop: boolean;
}

/** An atom's label for each atom of one file, in their order. */
export const labelAtoms = (atoms: readonly DraftAtom[], context: LabelContext): AtomLabel[] => {
  const labels = atoms.map((atom) => labelAlone(atom, context));
  return labels.map((label, number) => {
    const cause = atoms[number]?.cause;
    const kept = cause === undefined ? undefined : labels[cause];
    return label === 'off-site' && kept !== undefined && !isIrrelevant(kept) ? 'induced' : label;
  });
};

/** Whether a label says that nobody asked for the change, surely. */
export const isIrrelevant = (label: AtomLabel): boolean => label === 'off-site' || label === 'out-of-scope';

const labelAlone = (atom: DraftAtom, { rule, fullyDone, noop }: LabelContext): AtomLabel => {
  if (noop) return 'off-site';
  if (atom.standing === 'wanted') return 'wanted';
  const ruling: Ruling = rule(atom.path, atom.symbol);
  if (ruling !== undefined) return ruling === 'forbid' ? 'out-of-scope' : 'permitted';
  if (atom.inNewError) return 'uncertain';
  if (atom.standing === 'on-site') return 'on-site';
  if (atom.standing === 'done-site' || fullyDone || isCosmetic(atom) || atom.created === true) return 'off-site';
  return 'uncertain';
};

const isCosmetic = (atom: DraftAtom): boolean => atom.class === 'eol' || atom.class === 'layout' || atom.class === 'comment';
