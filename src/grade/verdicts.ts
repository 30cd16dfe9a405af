import { isCosmetic, isIrrelevant } from '../score/label.ts';
import type { Atom } from '../verdict.ts';
import type { AtomVerdict, Verification, VerifyRequest } from './verification.ts';
import { reachesAtom } from './watch-tests.ts';

/**
 * What one order of trying came to: the atoms that could be dropped, and those of which it was seen that dropping them breaks what is left. `minimal` when
 * nothing more could be dropped, and not merely nothing more be tried.
 */
export interface OrderOutcome {
  readonly dropped: ReadonlySet<number>;
  readonly needed: ReadonlySet<number>;
  readonly minimal: boolean;
}

/**
 * What was found out: by order, of the atoms that were `tried` (cosmetic ones only where they go with others), which atoms all orders drop and can be dropped
 * together, without which (`idle`) the edit is the same text, whether a question was left unasked, and what tests reach.
 */
export interface Findings {
  readonly outcomes: readonly OrderOutcome[];
  readonly tried: ReadonlySet<number>;
  readonly common: ReadonlySet<number>;
  readonly idle: ReadonlySet<number>;
  readonly cutShort: boolean;
  readonly reaches: VerifyRequest['reaches'];
}

type Verdicts = Omit<Verification, 'probes' | 'stopped'>;

/** The verdict on each atom, and the bounds that follow. */
export const settleVerdicts = async (atoms: readonly Atom[], findings: Findings): Promise<Verdicts> =>
  withBounds(atoms, await Promise.all(atoms.map((atom, number) => judgeAtom(atom, number, findings))));

/** Where nothing was tried: static labels stand. */
export const staticVerification = (atoms: readonly Atom[], probes: number): Verification => ({
  ...withBounds(
    atoms,
    atoms.map(({ label }) => (label === 'permitted' ? { label } : undefined)),
  ),
  probes,
});

const judgeAtom = async (atom: Atom, number: number, findings: Findings): Promise<AtomVerdict | undefined> => {
  const { label } = atom;
  if (label === 'permitted') return { label };
  if (label === 'wanted' || label === 'out-of-scope' || findings.idle.has(number)) return undefined;
  if (isCosmetic(atom) && !findings.tried.has(number)) return undefined;
  const orders = findOrders(number, findings);
  const kept = orders === undefined ? judgeKept(label, number, findings) : undefined;
  if (orders === undefined && kept?.label !== 'unverifiable') return kept;
  const isNeeded = findings.outcomes.some(({ needed }) => needed.has(number));
  const reached = isNeeded || (await reachesAtom(atom, findings.reaches));
  if (reached === undefined) return undefined;
  if (orders !== undefined && reached) return { label: 'removable', orders };
  return orders === 'every' && label === 'off-site' ? undefined : { label: 'unverifiable' };
};

/** Under which orders an atom can be dropped, as far as it is sure: of a search that was cut short, finished orders that disagree. */
const findOrders = (number: number, { outcomes, common, cutShort }: Findings): 'every' | 'some' | undefined => {
  if (common.has(number)) return 'every';
  const finished = outcomes.filter(({ minimal }) => minimal);
  const dropping = finished.filter(({ dropped }) => dropped.has(number));
  return dropping.length > 0 && !(cutShort && dropping.length === finished.length) ? 'some' : undefined;
};

/** What nobody asked for is not excused by trying too little. */
const judgeKept = (label: Atom['label'], number: number, { outcomes, cutShort }: Findings): AtomVerdict | undefined => {
  if (label === 'induced') return undefined;
  if (outcomes.every(({ minimal, needed }) => minimal && needed.has(number))) return { label: 'required' };
  return cutShort && label === 'off-site' ? undefined : { label: 'unverifiable' };
};

const withBounds = (atoms: readonly Atom[], verdicts: Verification['verdicts']): Verdicts => {
  const sure = atoms.filter(({ label }, number) => {
    const verdict = verdicts[number];
    return verdict === undefined ? isIrrelevant(label) : verdict.label === 'removable' && verdict.orders === 'every';
  });
  const open = atoms.filter(({ label }, number) => {
    const verdict = verdicts[number];
    return verdict === undefined ? label === 'uncertain' : verdict.label === 'unverifiable' || (verdict.label === 'removable' && verdict.orders === 'some');
  });
  return { verdicts, irrelevant: sure.length, irrelevantUpper: sure.length + open.length };
};
