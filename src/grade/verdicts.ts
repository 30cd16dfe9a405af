import { isCosmetic, isIrrelevant } from '../score/label.ts';
import type { Atom } from '../verdict.ts';
import type { AtomVerdict, PartVerdict, Verification, VerifyRequest } from './verification.ts';
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
 * What was found out: by order, of the atoms that were `tried` (cosmetic ones only where they go with others), those of which nothing but comments was not
 * wanted (`commented`), which atoms all orders drop and can be dropped together, without which (`idle`) the edit is the same text, which are declarations that
 * nothing else names, whether a question was left unasked, and what tests reach.
 */
export interface Findings {
  readonly outcomes: readonly OrderOutcome[];
  readonly tried: ReadonlySet<number>;
  readonly commented: ReadonlySet<number>;
  readonly common: ReadonlySet<number>;
  readonly idle: ReadonlySet<number>;
  readonly unnamed: ReadonlySet<number>;
  readonly cutShort: boolean;
  readonly reaches: VerifyRequest['reaches'];
}

type Verdicts = Verification['verdicts'];
type Bounded = Omit<Verification, 'probes' | 'stopped'>;

/** The verdict on each atom. */
export const settleVerdicts = (atoms: readonly Atom[], findings: Findings): Promise<Verdicts> =>
  Promise.all(atoms.map((atom, number) => judgeAtom(atom, number, findings)));

/** Where nothing was tried: static labels stand. */
export const staticVerification = (atoms: readonly Atom[], probes: number): Verification => ({
  ...addParts(
    atoms,
    atoms.map(({ label }) => (label === 'permitted' ? { label } : undefined)),
    [],
  ),
  probes,
});

/** The atoms that put in code that stays, and that no accepted solution has: their parts may be spare. */
export const listKept = (atoms: readonly Atom[], verdicts: Verdicts, dropped: ReadonlySet<number>): ReadonlyMap<number, Atom> =>
  new Map(
    [...atoms.entries()].filter(([number, { class: kind, label, newFrom, newTo }]) => {
      const isCode = (kind === 'semantic' || kind === 'file') && newFrom < newTo && !dropped.has(number);
      return isCode && (verdicts[number] === undefined ? label === 'induced' || label === 'on-site' : verdicts[number].label === 'required');
    }),
  );

/** The verdicts with the parts that are spare, and the bounds that follow from both. A part that is all that its atom did is the atom. */
export const addParts = (atoms: readonly Atom[], verdicts: Verdicts, parts: readonly PartVerdict[]): Bounded => {
  const wholes = parts.filter(({ part }) => part.isWhole);
  const judged = atoms.map((_, number) => {
    const whole = wholes.find(({ part }) => part.atom === number);
    return whole === undefined ? verdicts[number] : toVerdict(whole.label);
  });
  const others = parts.filter((part) => !wholes.includes(part));
  const sure = count(atoms, judged, isSure) + others.filter(({ label }) => label === 'removable').length;
  const open = count(atoms, judged, isOpen) + others.filter(({ label }) => label !== 'removable').length;
  return { verdicts: judged, parts: others, irrelevant: sure, irrelevantUpper: sure + open };
};

const toVerdict = (label: PartVerdict['label']): AtomVerdict =>
  label === 'unverifiable' ? { label } : { label: 'removable', orders: label === 'removable' ? 'every' : 'some' };

const judgeAtom = async (atom: Atom, number: number, findings: Findings): Promise<AtomVerdict | undefined> => {
  const { label } = atom;
  if (label === 'permitted') return { label };
  if (label === 'wanted' || label === 'out-of-scope' || findings.idle.has(number)) return undefined;
  if (isCosmetic(atom) && !findings.tried.has(number)) return undefined;
  const orders = findOrders(number, findings);
  const kept = orders === undefined ? judgeKept(label, number, findings) : undefined;
  if (orders === undefined && kept?.label !== 'unverifiable') return kept;
  const isNeeded = findings.outcomes.some(({ needed }) => needed.has(number));
  const reached = isNeeded || findings.unnamed.has(number) || (await reachesAtom(atom, findings.reaches));
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
const judgeKept = (label: Atom['label'], number: number, { outcomes, commented, cutShort }: Findings): AtomVerdict | undefined => {
  if (label === 'induced' || (label === 'off-site' && commented.has(number))) return undefined;
  if (outcomes.every(({ minimal, needed }) => minimal && needed.has(number))) return { label: 'required' };
  return cutShort && label === 'off-site' ? undefined : { label: 'unverifiable' };
};

const isSure = ({ label }: Atom, verdict: AtomVerdict | undefined): boolean =>
  verdict === undefined ? isIrrelevant(label) : verdict.label === 'removable' && verdict.orders === 'every';

const isOpen = ({ label }: Atom, verdict: AtomVerdict | undefined): boolean =>
  verdict === undefined ? label === 'uncertain' : verdict.label === 'unverifiable' || (verdict.label === 'removable' && verdict.orders === 'some');

const count = (atoms: readonly Atom[], verdicts: Verdicts, is: (atom: Atom, verdict: AtomVerdict | undefined) => boolean): number =>
  atoms.filter((atom, number) => is(atom, verdicts[number])).length;
