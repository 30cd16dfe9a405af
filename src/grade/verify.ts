import { shuffle } from '../collect/shuffle.ts';
import { createRandom } from '../random.ts';
import type { LinkedScore } from '../score/links.ts';
import { inspect } from '../syntax/native.ts';
import type { Changes, Files } from '../types.ts';
import { createBudgetedProbe } from './budgeted-probe.ts';
import { type Answer, minimise } from './minimise.ts';
import { listUnnamed } from './names.ts';
import { numberLeaves } from './number-leaves.ts';
import { openRevert, type Revert } from './revert.ts';
import { openLines } from './shared-lines.ts';
import { findSpareParts } from './spare-parts.ts';
import { findUnits, type TextOf, type Unit, type Units } from './units.ts';
import { addParts, listKept, type OrderOutcome, settleVerdicts, staticVerification } from './verdicts.ts';
import type { Verification, VerifyRequest } from './verification.ts';

/** How many trees are tried for one edit, unless it is said otherwise. */
export const defaultBudget = 40;

/**
 * Finds out by execution which atoms an edit needs: drops all cosmetic ones at once, then looks for a smallest subset of the others that still passes, in three
 * orders, and tries what all of them leave out together; last the parts of what is kept. Nothing is tried where all is wanted or cosmetic.
 */
export const verify = async (request: VerifyRequest): Promise<Verification> => {
  const { files, changes, solutions, linked, probe, reaches, checksTypes = false, budget = defaultBudget, seed = '0' } = request;
  const { atoms } = linked.score;
  const textOf: TextOf = (atom) => ({
    old: files.get(atom.path)?.slice(atom.from, atom.to) ?? '',
    now: changes.get(atom.newPath ?? atom.path)?.slice(atom.newFrom, atom.newTo) ?? '',
  });
  const units = findUnits(linked, { textOf, linesOf: openLines(changes) });
  if (units.units.length === 0) return staticVerification(atoms, 0);
  const revert = openRevert(files, changes, atoms);
  const budgeted = createBudgetedProbe({ files, probe, budget });
  const ask: Ask = (dropped) => budgeted.ask(revert(dropped));
  const whole = await ask(new Set());
  if (whole !== 'holds')
    return { ...staticVerification(atoms, budgeted.probes), stopped: whole === 'breaks' ? 'edit_breaks' : whole === 'unknown' ? 'edit_unknown' : 'budget' };
  const outcomes = await searchAll(units, ask, seed);
  const common = intersect(outcomes.map(({ dropped }) => dropped));
  const together = await ask(common);
  const tried = new Set(units.units.flat());
  const dropped = together === 'holds' ? common : new Set<number>();
  const spare = new Map([...atoms.entries()].filter(([number]) => dropped.has(number)));
  const unnamed = listUnnamed(spare, { files, changes, solutions, checksTypes, without: revert(dropped) });
  const commented = listCommented(linked, changes);
  const findings = { outcomes, tried, commented, common: dropped, idle: findIdle(units, revert), unnamed, cutShort: budgeted.isSpent, reaches };
  const verdicts = await settleVerdicts(atoms, findings);
  const kept = listKept(atoms, verdicts, dropped);
  const parts = await findSpareParts({ files, changes, solutions, atoms, kept, dropped, budgeted, checksTypes, reaches: reaches.edited });
  return { ...addParts(atoms, verdicts, parts), probes: budgeted.probes, ...(budgeted.isSpent && { stopped: 'budget' as const }) };
};

/** The atoms of which all that was not wanted are comments: that the rest is needed says nothing of them, and no test sees them. */
const listCommented = ({ score: { atoms }, links }: LinkedScore, changes: Changes): ReadonlySet<number> => {
  const mixed = [...atoms.entries()].flatMap(([number, atom]) => {
    const { unwanted = 0 } = links[number] ?? {};
    return unwanted > 0 && unwanted < atom.leaves ? [{ number, atom, unwanted }] : [];
  });
  const found = [...Map.groupBy(mixed, ({ atom: { path, newPath } }) => newPath ?? path)].flatMap(([path, own]) => {
    const comments = inspect(path, changes.get(path) ?? '').leaves.filter(({ kind }) => kind === 'comment');
    return own.filter(({ atom: { newFrom, newTo }, unwanted }) => {
      const { first, last } = numberLeaves(comments, newFrom, newTo);
      return last - first === unwanted;
    });
  });
  return new Set(found.map(({ number }) => number));
};

/** Atoms without which the edit is the same text: a statement that is said to have moved, and has not beside what else changed there. */
const findIdle = ({ units, close }: Units, revert: Revert): ReadonlySet<number> => {
  const whole = revert(new Set());
  const isWhole = (tree: Files): boolean => tree.size === whole.size && [...tree].every(([path, text]) => whole.get(path) === text);
  return new Set(units.filter((unit) => isWhole(revert(close(unit)))).flat());
};

type Ask = (dropped: ReadonlySet<number>) => Promise<Answer>;

const searchAll = async ({ units, cosmetic, close, follow }: Units, ask: Ask, seed: string): Promise<readonly OrderOutcome[]> => {
  const bulk = close(cosmetic);
  const start = cosmetic.length > 0 && (await ask(bulk)) === 'holds' ? cosmetic : [];
  const without = (kept: readonly Unit[]): ReadonlySet<number> => close([...start, ...units.filter((unit) => !kept.includes(unit)).flat()]);
  const outcomes: OrderOutcome[] = [];
  for (const order of [units, units.toReversed(), shuffle(units, createRandom(`verify ${seed}`))]) {
    const { kept, minimal } = await minimise(order, (some) => ask(without(some)));
    const dropped = without(kept);
    const needed = new Set<number>();
    for (const unit of minimal ? kept : []) {
      const more = without(kept.filter((other) => other !== unit));
      if ((await ask(more)) === 'breaks') for (const atom of more) if (!dropped.has(atom)) needed.add(atom);
    }
    outcomes.push({ dropped, needed: follow(needed, dropped), minimal });
  }
  return outcomes;
};

const intersect = ([first = new Set(), ...others]: readonly ReadonlySet<number>[]): ReadonlySet<number> =>
  new Set([...first].filter((item) => others.every((other) => other.has(item))));
