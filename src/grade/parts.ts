import { inspect, type TextLeaf } from '../syntax/native.ts';
import { listSymbols } from '../syntax/outline.ts';
import { listPlaces } from '../syntax/places.ts';
import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';

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
 * solution puts in as well, what leaves its block by itself, and a variable that something else names: without it nothing would run.
 */
export const listParts = (atoms: ReadonlyMap<number, Atom>, texts: EditTexts): Part[] => {
  const byPath = Map.groupBy(atoms, ([, { path, newPath }]) => newPath ?? path);
  const parts = [...byPath].flatMap(([path, own]) => listOfFile(path, new Map(own), texts));
  return [...parts.filter(({ steers }) => !steers), ...parts.filter(({ steers }) => steers)];
};

const listOfFile = (path: string, atoms: ReadonlyMap<number, Atom>, texts: EditTexts): Part[] => {
  const text = texts.changes.get(path) ?? '';
  const { leaves } = inspect(path, text);
  const pieces = listPieces(path, text).flatMap((piece): Part[] => {
    const atom = [...atoms].find(([, { newFrom, newTo }]) => newFrom <= piece.from && piece.from < newTo && piece.from < piece.to);
    const own = leaves.filter(({ from, to }) => piece.from <= from && to <= piece.to);
    const [first, last] = [own[0], own.at(-1)];
    if (atom === undefined || first === undefined || last === undefined || last.to > atom[1].newTo || isFile(atom[1], own.length)) return [];
    const words = own.map(({ from, to }) => text.slice(from, to));
    if (piece.name === undefined && (leaving.has(words[0] ?? '') || isNamed(listDeclared(words, piece.declares), text, leaves, piece))) return [];
    const steers = piece.name === undefined && !piece.declares && words.some((word) => leaving.has(word));
    return [{ atom: atom[0], path, from: first.from, to: last.to, leaves: own.length, steers, ...(piece.name !== undefined && { name: piece.name }) }];
  });
  const asked = pieces.length === 0 ? new Set<string>() : listAsked(texts);
  return pieces.filter(({ from, to }) => !asked.has(squeeze(text.slice(from, to))));
};

/** Whether so many leaves are all of a created file. */
const isFile = ({ class: kind, leaves }: Atom, count: number): boolean => kind === 'file' && count === leaves;

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
const listDeclared = (words: readonly string[], declares: boolean): ReadonlySet<string> => {
  const end = words.findIndex((word) => word === '=' || word === ':');
  return new Set(declares ? words.slice(1, end === -1 ? undefined : end).filter((word) => /^[\w$]+$/.test(word)) : []);
};

const isNamed = (names: ReadonlySet<string>, text: string, leaves: readonly TextLeaf[], { from, to }: Piece): boolean =>
  names.size > 0 && leaves.some((leaf) => (leaf.to <= from || to <= leaf.from) && names.has(text.slice(leaf.from, leaf.to)));

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

const countTexts = (path: string, text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { from, to } of listPieces(path, text)) {
    const piece = squeeze(text.slice(from, to));
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
};

/** A text up to layout and to what ends a statement. */
const squeeze = (text: string): string => text.replace(/[\s;,]/g, '');
