import { inspect } from '../syntax/native.ts';
import type { Atom } from '../verdict.ts';
import { findEnding, findFinalBreak, withEnding } from './line-endings.ts';
import { numberLeaves } from './number-leaves.ts';
import type { Change, Region, Texts } from './regions.ts';
import type { Stretch } from './test-run.ts';

/** An atom with its number in its score. */
export interface NumberedAtom extends Atom {
  readonly number: number;
}

/** A place of a file in both texts: the same there, or changed by the atom `owner`, or a region that one atom or several changed. */
export interface Slot {
  readonly base: Stretch;
  readonly edited: Stretch;
  readonly owner?: number;
  readonly region?: Region;
}

/** One file of an edit. `atoms` are those of its text. */
export interface TextEdit extends Texts {
  readonly path: string;
  readonly newPath: string;
  readonly atoms: readonly NumberedAtom[];
}

/**
 * Finds out which stretches of the two texts of a file belong to which atom: the slots in a row are either text. The tokens that no atom names are kept, so
 * that the first of one text is the first of the other. `turn` is the atom that turned all line endings round; the texts are compared without them then.
 */
export const readSlots = (edit: TextEdit): { readonly slots: readonly Slot[]; readonly turn?: number } => {
  const turn = findTurn(edit);
  const body = findBody(edit);
  const slots = [
    { base: { from: 0, to: body.base.from }, edited: { from: 0, to: body.edited.from } },
    ...readBody(edit, body),
    { base: { from: body.base.to, to: edit.base.length }, edited: { from: body.edited.to, to: edit.edited.length } },
  ];
  return { slots: slots.map((slot) => withOwner(slot, edit, turn !== undefined)), ...(turn !== undefined && { turn }) };
};

/** Both texts without what has atoms of its own: a byte order mark, and a final line break that one of them lacks. */
const findBody = ({ base, edited }: Texts): Sides => {
  const [baseEnd, editedEnd] = [findFinalBreak(base), findFinalBreak(edited)];
  const isAlike = baseEnd < base.length === editedEnd < edited.length;
  const start = (text: string): number => (text.startsWith('\uFEFF') ? 1 : 0);
  return {
    base: { from: start(base), to: isAlike ? base.length : baseEnd },
    edited: { from: start(edited), to: isAlike ? edited.length : editedEnd },
  };
};

type Sides = Readonly<Record<'base' | 'edited', Stretch>>;

/** Walks both texts from kept token to kept token: each is a slot, and so is what stands before it. */
const readBody = (edit: TextEdit, body: Sides): Slot[] => {
  const leaves = { base: inspect(edit.path, edit.base).leaves, edited: inspect(edit.newPath, edit.edited).leaves };
  const slots: Slot[] = [];
  let open: Change[] = [];
  let place = { base: body.base.from, edited: body.edited.from };
  const reach = (base: number, edited: number): void => {
    const sides = { base: { from: place.base, to: base }, edited: { from: place.edited, to: edited } };
    slots.push(open.length === 0 ? sides : { ...sides, region: { ...sides, changes: open } });
    open = [];
    place = { base, edited };
  };
  let next = { base: 0, edited: 0 };
  for (const { change, first, last } of [...listChanges(edit, leaves), endOf(leaves)]) {
    const kept = first.base - next.base;
    if (kept < 0 || kept !== first.edited - next.edited) throw new RangeError(`the atoms of ${edit.path} do not fit its texts`);
    for (let at = 0; at < kept; at++) {
      const [base, edited] = [leaves.base[next.base + at], leaves.edited[next.edited + at]];
      if (base === undefined || edited === undefined) continue;
      reach(base.from, edited.from);
      reach(base.to, edited.to);
    }
    if (change !== undefined) open.push(change);
    next = last;
  }
  reach(body.base.to, body.edited.to);
  return slots;
};

type Leaves = Readonly<Record<'base' | 'edited', readonly Stretch[]>>;
type Numbers = Readonly<Record<'base' | 'edited', number>>;

/** A change of tokens, those of the base [first.base, last.base) for those of the edited file; none at the end of the texts. */
interface LeafChange {
  readonly change?: Change;
  readonly first: Numbers;
  readonly last: Numbers;
}

const listChanges = ({ atoms }: TextEdit, leaves: Leaves): LeafChange[] =>
  atoms
    .filter(({ leaves: count }) => count > 0)
    .sort((one, other) => one.newFrom - other.newFrom || one.from - other.from || one.newTo - other.newTo || one.to - other.to)
    .map(({ number, from, to, newFrom, newTo }) => {
      const [base, edited] = [numberLeaves(leaves.base, from, to), numberLeaves(leaves.edited, newFrom, newTo)];
      return {
        change: { atom: number, base: { from, to }, edited: { from: newFrom, to: newTo } },
        first: { base: base.first, edited: edited.first },
        last: { base: base.last, edited: edited.last },
      };
    });

const endOf = ({ base, edited }: Leaves): LeafChange => {
  const end = { base: base.length, edited: edited.length };
  return { first: end, last: end };
};

/** The atom by which all lines end in another way. */
const findTurn = ({ base, edited, atoms }: TextEdit): number | undefined => {
  const [old, now] = [findEnding(base), findEnding(edited)];
  if (old === undefined || now === undefined || old === now) return undefined;
  return atoms.find((one) => one.class === 'eol' && one.from === 0 && one.to === base.length && one.newFrom === 0 && one.newTo === edited.length)?.number;
};

/** A slot whose texts differ belongs to the atom of layout that holds it; where there is none, to the nearest one. */
const withOwner = (slot: Slot, edit: TextEdit, isTurned: boolean): Slot => {
  if (slot.region !== undefined) return slot;
  const [base, edited] = [edit.base.slice(slot.base.from, slot.base.to), edit.edited.slice(slot.edited.from, slot.edited.to)];
  if (base === edited) return slot;
  const isEol = withEnding(base, '\n') === withEnding(edited, '\n');
  if (isEol && isTurned) return slot;
  const holders = edit.atoms.filter((atom) => atom.leaves === 0 && atom.class !== 'file' && holds(atom, slot));
  const owner = holders.find((atom) => (atom.class === 'eol') === (isEol || isMark(base + edited))) ?? holders[0] ?? findNearest(edit.atoms, slot);
  return owner === undefined ? slot : { ...slot, owner: owner.number };
};

const isMark = (text: string): boolean => text === '\uFEFF' || text === '\n' || text === '\r\n' || text === '\r';

const holds = ({ from, to, newFrom, newTo }: Atom, { base, edited }: Slot): boolean =>
  from <= base.from && base.to <= to && newFrom <= edited.from && edited.to <= newTo;

const findNearest = (atoms: readonly NumberedAtom[], { edited }: Slot): NumberedAtom | undefined =>
  atoms.findLast(({ newFrom }) => newFrom <= edited.from) ?? atoms[0];
