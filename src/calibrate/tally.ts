import { charKind, classifyChars } from '../collect/faults/lexical.ts';
import { isIrrelevant } from '../score/label.ts';
import { type Estimate, estimateProportion } from '../stats/intervals.ts';
import type { Files } from '../types.ts';
import type { Atom, AtomClass, Score } from '../verdict.ts';
import { isAt, type Place } from './places.ts';

/**
 * How well one class, or one kind of injection, is found. `recall` is the share of the injected atoms that have the injected class and an irrelevant label;
 * `precision` is the share of the flagged atoms that were injected with that class. Null where there was none.
 */
export interface Agreement {
  readonly injections: number;
  readonly atoms: number;
  readonly recall: Estimate | null;
  readonly precision: Estimate | null;
}

/** What was scored: the texts before and after, and where something was injected; no place where everything was asked for. */
export interface Trial {
  readonly before: Files;
  readonly after: Files;
  readonly score: Score;
  readonly places: readonly Place[];
  readonly class?: AtomClass;
}

/** Injected atoms, those of them that were found, flagged atoms, and those of them that were injected. */
export interface Counts {
  readonly injections: number;
  readonly atoms: number;
  readonly found: number;
  readonly flagged: number;
}

/** What one trial adds to the counts of a class; of all classes together when it is absent. */
export const countTrial = (trial: Trial, only?: AtomClass): Counts => {
  const unwanted = trial.score.atoms.filter(({ label }) => label !== 'wanted');
  const injected = unwanted.filter((atom) => isAt(trial.places, atom)).map((atom) => ({ atom, class: classOf(atom, trial) }));
  const missed = trial.places.filter((place) => !unwanted.some((atom) => isAt([place], atom)));
  const isCounted = (kind: AtomClass | undefined) => only === undefined || kind === only;
  const own = injected.filter((one) => isCounted(one.class));
  return {
    injections: trial.places.length > 0 && isCounted(trial.class) ? 1 : 0,
    atoms: own.length + (isCounted(trial.class) ? missed.length : 0),
    found: own.filter(({ atom, class: kind }) => atom.class === kind && isIrrelevant(atom.label)).length,
    flagged: unwanted.filter((atom) => isIrrelevant(atom.label) && isCounted(atom.class)).length,
  };
};

/** What the atom has to be: of the injected class; but a comment that moved with its code is a comment, the cheaper class. */
const classOf = (atom: Atom, { before, after, class: kind }: Trial): AtomClass | undefined => {
  const texts = [before.get(atom.path)?.slice(atom.from, atom.to), after.get(atom.path)?.slice(atom.newFrom, atom.newTo)];
  return kind === 'move' && texts.every((text) => text === undefined || text === '' || isComment(text)) ? 'comment' : kind;
};

const isComment = (text: string): boolean => {
  const kinds = classifyChars(text);
  return kinds.includes(charKind.comment) && [...kinds].every((kind, at) => kind === charKind.comment || text.charAt(at).trim() === '');
};

/** The counts of several trials as shares with their intervals. */
export const toAgreement = (counts: readonly Counts[]): Agreement => {
  const sum = (pick: (count: Counts) => number) => counts.reduce((total, count) => total + pick(count), 0);
  const [injections, atoms, found, flagged] = [sum((one) => one.injections), sum((one) => one.atoms), sum((one) => one.found), sum((one) => one.flagged)];
  return { injections, atoms, recall: estimateProportion(found / atoms, atoms), precision: estimateProportion(found / flagged, flagged) };
};
