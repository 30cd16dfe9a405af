import { isCosmetic } from '../score/label.ts';
import type { AtomLinks, LinkedScore } from '../score/links.ts';
import type { Atom } from '../verdict.ts';
import type { LinesOf } from './shared-lines.ts';
import { squeeze } from './words.ts';

/** Atoms that are dropped or kept together, by their numbers in the score. */
export type Unit = readonly number[];

/** What of an edit is tried. */
export interface Units {
  /** In the order of their places. */
  readonly units: readonly Unit[];
  /** Off-site atoms of classes that need no test; they keep their label. */
  readonly cosmetic: Unit;
  /** Those atoms, and those that follow from nothing that is left then. */
  close(dropped: Iterable<number>): ReadonlySet<number>;
  /** Those atoms, and those that follow from them and are not dropped. */
  follow(needed: ReadonlySet<number>, dropped: ReadonlySet<number>): ReadonlySet<number>;
}

/** The texts that atoms took out and put in, for telling which halves of moves belong together. */
export type TextOf = (atom: Atom) => { readonly old: string; readonly now: string };

/** What is looked up of atoms in the files before and after. */
export interface AtomTexts {
  readonly textOf: TextOf;
  readonly linesOf: LinesOf;
}

/**
 * Groups the atoms that the reference does not have into units: an off-site or uncertain atom; all on-site atoms of one site; what stands on one line of the
 * edited file, with the white space between, as the parts of a line that was written anew mean nothing by themselves; a rename with all its places, and with
 * those lines where it has no others; the halves of a move. What follows from an atom is no unit of its own: it goes when nothing is left that it follows from.
 */
export const findUnits = ({ score, links }: LinkedScore, texts: AtomTexts): Units => {
  const { atoms } = score;
  const members = atoms.map((atom, number): Member => ({ number, atom, links: links[number] ?? { unwanted: 0, causes: [] } }));
  const keys = joinKeys(listKeys(members, texts));
  const followers = findFollowers(members, keys);
  const following = new Set(followers.map(({ number }) => number));
  const roots = members.filter(({ number }) => keys.has(number) && !following.has(number));
  const groups = [...Map.groupBy(roots, ({ number }) => keys.get(number)).values()].map((group) => group.map(({ number }) => number));
  const bare = new Set(members.filter(({ atom }) => isCosmetic(atom)).map(({ number }) => number));
  const isBare = (unit: Unit): boolean => unit.every((number) => bare.has(number));
  return {
    units: groups.filter((unit) => !isBare(unit)),
    cosmetic: groups.filter(isBare).flat(),
    close: (dropped) => closeOver(new Set(dropped), members, followers),
    follow: (needed, dropped) =>
      addHeld(
        new Set(needed),
        followers.filter(({ number }) => !dropped.has(number)),
      ),
  };
};

interface Member {
  readonly number: number;
  readonly atom: Atom;
  readonly links: AtomLinks;
}

/** Whether it stays whatever tests say: what the reference has, and what the task permits. */
const isSettled = ({ label }: Atom): boolean => label === 'wanted' || label === 'permitted';

/** Whether an atom may be a mere part of a line that was written anew: what the task forbids, a name or a comment is something by itself. */
const sharesLines = ({ class: kind, label }: Atom): boolean => (kind === 'semantic' || kind === 'layout') && label !== 'out-of-scope';

/** What ties an atom to others, by its number: atoms with a key in common are one unit. Those that are not tried are left out. */
const listKeys = (members: readonly Member[], { textOf, linesOf }: AtomTexts): ReadonlyMap<number, readonly string[]> => {
  const kept = new Set(members.filter(({ atom }) => isSettled(atom)).map(({ links: { rename } }) => rename));
  const moved = pairMoves(members, textOf);
  const anew = findRewritten(members, kept, linesOf);
  return new Map(
    members.flatMap(({ number, atom, links: { rename, site, causes } }): [number, string[]][] => {
      const isRenamed = rename !== undefined && !kept.has(rename);
      if (isSettled(atom) || (atom.label === 'induced' && causes.length === 0 && !isRenamed)) return [];
      const move = moved.get(number);
      const isOfLine = (isRenamed && anew.has(rename)) || (sharesLines(atom) && causes.length === 0);
      const lines = isOfLine ? linesOf(atom) : [];
      const keys = [isRenamed ? `rename ${rename}` : undefined, site && `site ${site}`, move, ...lines].filter((key) => key !== undefined);
      return [[number, keys.length === 0 ? [`${number}`] : keys]];
    }),
  );
};

/** The renames all of whose places stand on lines that were written anew anyway: a name of one's own is part of another way. */
const findRewritten = (members: readonly Member[], kept: ReadonlySet<number | undefined>, linesOf: LinesOf): ReadonlySet<number> => {
  const isCode = ({ atom, links }: Member): boolean => !isSettled(atom) && sharesLines(atom) && atom.class === 'semantic' && links.causes.length === 0;
  const anew = new Set(members.filter(isCode).flatMap(({ atom }) => linesOf(atom)));
  const renames = Map.groupBy(
    members.filter(({ links }) => links.rename !== undefined && !kept.has(links.rename)),
    ({ links }) => links.rename,
  );
  const isAnew = ({ atom }: Member): boolean => atom.label !== 'out-of-scope' && linesOf(atom).every((line) => anew.has(line));
  return new Set([...renames].flatMap(([rename, places]) => (rename !== undefined && places.every(isAnew) ? [rename] : [])));
};

/** A key for each moved atom: for both halves of a move the same. What was not moved as it is goes with all such atoms of its file. */
const pairMoves = (members: readonly Member[], textOf: TextOf): ReadonlyMap<number, string> => {
  const moved = members
    .filter(({ atom }) => atom.class === 'move')
    .map(({ number, atom }) => {
      const { old, now } = textOf(atom);
      return { number, path: atom.path, key: `move ${atom.path} ${squeeze(old || now)}`, half: old === '' ? 'now' : now === '' ? 'old' : undefined };
    });
  const hasHalf = (key: string, half: string): boolean => moved.some((other) => other.key === key && other.half === half);
  return new Map(moved.map(({ number, path, key, half }) => [number, half !== undefined && hasHalf(key, 'old') && hasHalf(key, 'now') ? key : `move ${path}`]));
};

/** One key for each atom, the same for all that are tied to each other: that have a key in common, or are both tied to another one. */
export const joinKeys = (keys: ReadonlyMap<number, readonly string[]>): ReadonlyMap<number, string> => {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    const parent = parents.get(key);
    return parent === undefined ? key : rootOf(parent);
  };
  for (const [first = '', ...others] of keys.values()) {
    for (const other of others) if (rootOf(other) !== rootOf(first)) parents.set(rootOf(other), rootOf(first));
  }
  return new Map([...keys].map(([number, [first = '']]) => [number, rootOf(first)]));
};

/** An atom that stays only while something is left that it follows from. */
interface Follower extends Member {
  /** Whether it took something out: then everything that it follows from is needed. Of what was put in, one use is enough. */
  readonly needsAll: boolean;
}

/** What follows from others, unless that is only itself: two new functions that call each other and nothing else does are no followers. */
const findFollowers = (members: readonly Member[], keys: ReadonlyMap<number, string>): readonly Follower[] => {
  const isAlone = ({ number }: Member): boolean => keys.get(number) === `${number}`;
  const possible = members.filter((member) => isAlone(member) && member.links.causes.length > 0 && member.atom.label !== 'on-site').map(toFollower);
  const gone = closeOver(new Set(), members, possible);
  return possible.filter(({ number }) => !gone.has(number));
};

const toFollower = (member: Member): Follower => ({ ...member, needsAll: member.atom.newFrom === member.atom.newTo });

const closeOver = (dropped: ReadonlySet<number>, members: readonly Member[], followers: readonly Follower[]): ReadonlySet<number> => {
  const open = followers.filter(({ number }) => !dropped.has(number));
  const waiting = new Set(open.map(({ number }) => number));
  const left = addHeld(new Set(members.map(({ number }) => number).filter((number) => !dropped.has(number) && !waiting.has(number))), open);
  return new Set(members.map(({ number }) => number).filter((number) => !left.has(number)));
};

/** Adds the followers that the atoms hold, and those that these hold in turn. */
const addHeld = (atoms: Set<number>, followers: readonly Follower[]): ReadonlySet<number> => {
  const open = new Set(followers);
  for (let grown = true; grown; ) {
    grown = false;
    for (const follower of open) {
      if (!isHeld(follower, atoms)) continue;
      atoms.add(follower.number);
      open.delete(follower);
      grown = true;
    }
  }
  return atoms;
};

const isHeld = ({ links: { causes }, needsAll }: Follower, left: ReadonlySet<number>): boolean => {
  const isLeft = (list: readonly number[]): boolean => list.some((cause) => left.has(cause));
  return needsAll ? causes.every(isLeft) : causes.some(isLeft);
};
