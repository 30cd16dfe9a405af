import { inspect, type TextLeaf } from '../syntax/native.ts';
import { listSymbols } from '../syntax/outline.ts';
import { listPlaces } from '../syntax/places.ts';
import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { numberLeaves } from './number-leaves.ts';

/**
 * A statement, member or declaration that an atom put in, alone or with others: [from, to) of the edited file at `path`. One that `steers` says what runs next
 * (a guard, an early return). `name` is what it declares for others than itself: a function, a class, a member.
 */
export interface Part {
  /** Its number in the score. */
  readonly atom: number;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly leaves: number;
  readonly steers: boolean;
  readonly name?: string;
}

/** The texts around an edit: the base, what it changes, and the accepted solutions. */
export interface EditTexts {
  readonly files: Files;
  readonly changes: Changes;
  readonly solutions: readonly Files[];
}

/**
 * The parts of some atoms, those that steer last, otherwise in the order of their places; those that hold others come before them. Left out is what an accepted
 * solution puts in as well, what leaves its block by itself, a variable that something else names (without it nothing would run), and all but the first 256.
 */
export const listParts = (atoms: ReadonlyMap<number, Atom>, texts: EditTexts): Part[] => {
  const byPath = Map.groupBy(atoms, ([, { path, newPath }]) => newPath ?? path);
  const found = [...byPath].flatMap(([path, own]) => listOfFile(path, new Map(own), texts.changes.get(path) ?? '')).slice(0, mostParts);
  const asked = found.length === 0 ? new Set<string>() : listAsked(texts);
  const parts = found.filter(({ path, from, to }) => !asked.has(squeeze(texts.changes.get(path)?.slice(from, to) ?? '')));
  return [...parts.filter(({ steers }) => !steers), ...parts.filter(({ steers }) => steers)];
};

/** More than any budget can try; what is looked at before that takes time, too. */
const mostParts = 256;

const listOfFile = (path: string, atoms: ReadonlyMap<number, Atom>, text: string): Part[] => {
  const words = readWords(path, text);
  const inOrder = [...atoms].sort(([, one], [, other]) => one.newFrom - other.newFrom);
  const stretches = inOrder.map(([, { newFrom, newTo }]) => ({ from: newFrom, to: newTo }));
  const parts: Part[] = [];
  for (const piece of listPieces(path, text)) {
    const { first } = numberLeaves(stretches, piece.from, piece.from);
    const [number = 0, atom] = inOrder[first] ?? [];
    const part = atom !== undefined && atom.newFrom <= piece.from ? readPart(piece, { path, words, number, atom }) : undefined;
    if (part !== undefined) parts.push(part);
    if (parts.length === mostParts) break;
  }
  return parts;
};

/** The leaves of a text, and how often each word stands in it. */
interface Words {
  readonly text: string;
  readonly leaves: readonly TextLeaf[];
  readonly counts: ReadonlyMap<string, number>;
}

const readWords = (path: string, text: string): Words => {
  const { leaves } = inspect(path, text);
  return { text, leaves, counts: countAll(leaves.map(({ from, to }) => text.slice(from, to))) };
};

interface Surroundings {
  readonly path: string;
  readonly words: Words;
  readonly number: number;
  readonly atom: Atom;
}

const readPart = (piece: Piece, { path, words: { text, leaves, counts }, number, atom }: Surroundings): Part | undefined => {
  const { first, last } = numberLeaves(leaves, piece.from, piece.to);
  const [head, tail] = [leaves[first], leaves[last - 1]];
  const isFile = atom.class === 'file' && last - first === atom.leaves;
  if (head === undefined || tail === undefined || first >= last || tail.to > atom.newTo || isFile) return undefined;
  const own = leaves.slice(first, last).map(({ from, to }) => text.slice(from, to));
  const isNamed = [...listDeclared(own, piece)].some((name) => (counts.get(name) ?? 0) > own.filter((word) => word === name).length);
  if (piece.name === undefined && (leaving.has(own[0] ?? '') || isNamed)) return undefined;
  const steers = !piece.declares && own.some((word) => leaving.has(word));
  return { atom: number, path, from: head.from, to: tail.to, leaves: own.length, steers, ...(piece.name !== undefined && { name: piece.name }) };
};

/** A piece of a program that may go by itself. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly declares: boolean;
  readonly name?: string;
}

const listPieces = (path: string, text: string): Piece[] => {
  const symbols = listSymbols(path, text).map(({ from, to, name }): Piece => ({ from, to, name, declares: true }));
  const isSymbol = new Set(symbols.map(({ from }) => from));
  const places = listPlaces(path, text).flatMap(({ kind, from, to }): Piece[] =>
    (kind === 'statement' || kind === 'declaration') && !isSymbol.has(from) ? [{ from, to, declares: kind === 'declaration' }] : [],
  );
  return [...symbols, ...places].sort((one, other) => one.from - other.from || other.to - one.to);
};

/** Words after which something else runs than what follows. */
const leaving: ReadonlySet<string> = new Set(['break', 'continue', 'raise', 'return', 'throw', 'yield']);

/** The names that a variable's declaration gives, as far as they stand before a type or a value. */
const listDeclared = (words: readonly string[], { declares }: Piece): ReadonlySet<string> => {
  const end = words.findIndex((word) => word === '=' || word === ':');
  return new Set(declares ? words.slice(1, end === -1 ? undefined : end).filter((word) => /^[\w$]+$/.test(word)) : []);
};

/** The statements, members and declarations that accepted solutions put in. */
const listAsked = ({ files, solutions }: EditTexts): ReadonlySet<string> =>
  new Set(
    solutions.flatMap((solution) =>
      [...solution].flatMap(([path, text]) => {
        const before = files.get(path);
        if (before === text) return [];
        const had = countTexts(path, before ?? '');
        return [...countTexts(path, text)].flatMap(([piece, count]) => (count > (had.get(piece) ?? 0) ? [piece] : []));
      }),
    ),
  );

const countTexts = (path: string, text: string): ReadonlyMap<string, number> =>
  countAll(listPieces(path, text).map(({ from, to }) => squeeze(text.slice(from, to))));

const countAll = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** A text up to layout and to what ends a statement. */
const squeeze = (text: string): string => text.replace(/[\s;,]/g, '');
