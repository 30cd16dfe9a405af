import type { Atom } from '../verdict.ts';
import type { BudgetedProbe } from './budgeted-probe.ts';
import { cutAtoms } from './cut-atoms.ts';
import type { Answer } from './minimise.ts';
import { type EditTexts, listParts, type Part } from './parts.ts';
import { openRevert } from './revert.ts';
import type { PartVerdict, Reach } from './verification.ts';
import { countWords, listWords } from './words.ts';

/** What is known when parts are tried: the atoms that are kept for what they do, by their numbers, and those that are dropped for good. */
export interface SpareRequest extends EditTexts {
  readonly atoms: readonly Atom[];
  readonly kept: ReadonlyMap<number, Atom>;
  readonly dropped: ReadonlySet<number>;
  readonly budgeted: BudgetedProbe;
  readonly reaches: Reach;
  /** Whether the probe checks types, so that it knows of each name whether something uses it. */
  readonly checksTypes: boolean;
}

/**
 * Finds the parts of kept atoms that an edit does not need: takes them out one after the other, as long as what is left holds, forwards and backwards. What
 * both ways take out is spare, and what one of them does, or did when the budget ended, may be. Nothing is said of parts that nobody could watch, nor of those
 * that were not tried.
 */
export const findSpareParts = async (request: SpareRequest): Promise<readonly PartVerdict[]> => {
  const parts = listParts(request.kept, request);
  if (parts.length === 0) return [];
  const trial = openTrial(request, parts);
  if ((await trial.ask([])) !== 'holds') return [];
  const forward = await takeOut(parts, trial);
  const backward = forward.length === 0 ? [] : await takeOut(reverse(parts), trial);
  const common = forward.filter((part) => backward.includes(part));
  const sure = (await trial.ask(common)) === 'holds' ? common : [];
  const found = [...new Set([...forward, ...backward])];
  const verdicts = await Promise.all(found.map((part) => judge({ part, isSure: sure.includes(part), reaches: request.reaches })));
  return dropInner(verdicts.filter((verdict) => verdict !== undefined));
};

/** Those that steer stay last. */
const reverse = (parts: readonly Part[]): Part[] => [...parts.filter(({ steers }) => !steers).reverse(), ...parts.filter(({ steers }) => steers).reverse()];

/** What is asked about an edit without some parts, and whether one of them is named by what is left. */
interface Trial {
  ask(taken: readonly Part[]): Promise<Answer>;
  isNamed(part: Part, taken: readonly Part[]): boolean;
}

const openTrial = ({ atoms, files, changes, dropped, budgeted, checksTypes }: SpareRequest, parts: readonly Part[]): Trial => {
  const { pieces, numbersOf } = cutAtoms(atoms, parts, changes);
  const revert = openRevert(files, changes, pieces);
  const words = countWords(revert(numbersOf(dropped, [])));
  const paths = new Set(parts.map(({ path }) => path));
  const places = Map.groupBy(
    [...paths].flatMap((path) => listWords(path, changes.get(path) ?? '').map(({ word, at }) => ({ word, path, at }))),
    ({ word }) => word,
  );
  return {
    ask: (taken) => budgeted.ask(revert(numbersOf(dropped, taken), taken)),
    isNamed({ word }, taken) {
      if (word === undefined || checksTypes) return false;
      const within = places.get(word)?.filter(({ path, at }) => taken.some((part) => part.path === path && part.from <= at && at < part.to)) ?? [];
      return (words.get(word) ?? 0) > within.length;
    },
  };
};

/** Where no types are checked, whatever seems to use what has a name keeps it: such a part is tried when all its uses are taken out. */
const takeOut = async (parts: readonly Part[], { ask, isNamed }: Trial): Promise<readonly Part[]> => {
  let taken: readonly Part[] = [];
  for (let left = parts; left.length > 0; ) {
    const named: Part[] = [];
    const before = taken.length;
    for (const part of left) {
      if (taken.some((outer) => holds(outer, part))) continue;
      if (isNamed(part, [...taken, part])) {
        named.push(part);
        continue;
      }
      const answer = await ask([...taken, part]);
      if (answer === 'stopped') return taken;
      if (answer === 'holds') taken = [...taken, part];
    }
    left = taken.length > before ? named : [];
  }
  return taken;
};

const outermost = (parts: readonly Part[]): readonly Part[] => parts.filter((part) => !parts.some((other) => other !== part && holds(other, part)));

const holds = (outer: Part, inner: Part): boolean => outer.path === inner.path && outer.from <= inner.from && inner.to <= outer.to;

/** A part within another one says more only where it is surer; the leaves of both, as far as one atom has them, are those of the inner one then. */
const dropInner = (verdicts: readonly PartVerdict[]): readonly PartVerdict[] => {
  const kept = verdicts.filter((one) => !verdicts.some((outer) => outer !== one && holds(outer.part, one.part) && rank[outer.label] >= rank[one.label]));
  const innerOf = ({ part }: PartVerdict): readonly Part[] =>
    outermost(kept.map((other) => other.part).filter((other) => other !== part && other.atom === part.atom && holds(part, other)));
  return kept.map((one) => ({ ...one, part: { ...one.part, leaves: innerOf(one).reduce((left, { leaves }) => left - leaves, one.part.leaves) } }));
};

const rank: Readonly<Record<PartVerdict['label'], number>> = { unverifiable: 0, 'sometimes-removable': 1, removable: 2 };

interface Judged {
  readonly part: Part;
  readonly isSure: boolean;
  readonly reaches: Reach;
}

/** What steers may be another way to do it, whatever tests say; so may what holds statements none of which a test ran. */
const judge = async ({ part, isSure, reaches }: Judged): Promise<PartVerdict | undefined> => {
  if (part.steers) return { part, label: 'unverifiable' };
  const stretches = part.inner.length > 0 ? part.inner : [part];
  const reached = part.needsName ? [true] : await Promise.all(stretches.map(({ from, to }) => reaches(part.path, from, to)));
  if (reached.includes(true)) return { part, label: isSure ? 'removable' : 'sometimes-removable' };
  return reached.includes(undefined) ? undefined : { part, label: 'unverifiable' };
};
