import type { Atom } from '../verdict.ts';
import type { BudgetedProbe } from './budgeted-probe.ts';
import { cutAtoms } from './cut-atoms.ts';
import type { Answer } from './minimise.ts';
import { isNamed } from './names.ts';
import { type EditTexts, listParts, type Part } from './parts.ts';
import { openRevert } from './revert.ts';
import { isTestPath } from './sandbox/protected-paths.ts';
import type { PartVerdict, Reach } from './verification.ts';

/** What is known when parts are tried: the atoms that are kept for what they do, by their numbers, and those that are dropped for good. */
export interface SpareRequest extends EditTexts {
  readonly atoms: readonly Atom[];
  readonly kept: ReadonlyMap<number, Atom>;
  readonly dropped: ReadonlySet<number>;
  readonly budgeted: BudgetedProbe;
  readonly reaches: Reach;
}

/**
 * Finds the parts of kept atoms that an edit does not need: takes them out one after the other, as long as what is left holds, forwards and backwards. What
 * both ways take out is spare, and what one of them does may be. Nothing is said of parts that nobody could watch, nor of those left when the budget ends.
 */
export const findSpareParts = async (request: SpareRequest): Promise<readonly PartVerdict[]> => {
  const parts = listParts(request.kept, request);
  if (parts.length === 0) return [];
  const ask = openParts(request, parts);
  if ((await ask([])) !== 'holds') return [];
  const forward = await takeOut(parts, ask);
  const backward = forward.length === 0 ? [] : await takeOut(reverse(parts), ask);
  const common = forward.filter((part) => backward.includes(part));
  const sure = (await ask(common)) === 'holds' ? common : [];
  const found = outermost([...new Set([...forward, ...backward])]);
  const verdicts = found.map((part) => judge({ part, isSure: sure.includes(part), reaches: request.reaches }));
  return (await Promise.all(verdicts)).filter((verdict) => verdict !== undefined);
};

/** Those that steer stay last. */
const reverse = (parts: readonly Part[]): Part[] => [...parts.filter(({ steers }) => !steers).reverse(), ...parts.filter(({ steers }) => steers).reverse()];

type Ask = (taken: readonly Part[]) => Promise<Answer>;

/** What something else names breaks without being asked about: whatever uses it keeps it. */
const openParts = ({ atoms, files, changes, dropped, budgeted }: SpareRequest, parts: readonly Part[]): Ask => {
  const { pieces, numbersOf } = cutAtoms(atoms, parts, changes);
  const revert = openRevert(files, changes, pieces);
  return async (taken) => {
    const tree = revert(numbersOf(dropped, taken));
    return taken.some(({ name }) => name !== undefined && isNamed(name, tree)) ? 'breaks' : budgeted.ask(tree);
  };
};

const takeOut = async (parts: readonly Part[], ask: Ask): Promise<readonly Part[]> => {
  let taken: readonly Part[] = [];
  for (const part of parts) {
    if (taken.some((outer) => holds(outer, part))) continue;
    const answer = await ask([...taken, part]);
    if (answer === 'stopped') break;
    if (answer === 'holds') taken = [...taken, part];
  }
  return outermost(taken);
};

const outermost = (parts: readonly Part[]): readonly Part[] => parts.filter((part) => !parts.some((other) => other !== part && holds(other, part)));

const holds = (outer: Part, inner: Part): boolean => outer.path === inner.path && outer.from <= inner.from && inner.to <= outer.to;

/** What steers may be another way to do it, whatever tests say. What has a name is reached: a test that needs it, or what it calls, would have to name it. */
const judge = async ({
  part,
  isSure,
  reaches,
}: {
  readonly part: Part;
  readonly isSure: boolean;
  readonly reaches: Reach;
}): Promise<PartVerdict | undefined> => {
  if (part.steers) return { part, label: 'unverifiable' };
  const reached = (part.name !== undefined && !isTestPath(part.path)) || (await reaches(part.path, part.from, part.to));
  if (reached === undefined) return undefined;
  return { part, label: !reached ? 'unverifiable' : isSure ? 'removable' : 'sometimes-removable' };
};
