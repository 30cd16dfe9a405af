import { inspect, type TextLeaf } from '../syntax/native.ts';
import { listSymbols } from '../syntax/outline.ts';
import { listPlaces } from '../syntax/places.ts';
import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { listDeclared } from './declared-names.ts';
import { listAskedNames, needsName, wordOf } from './names.ts';
import { numberLeaves } from './number-leaves.ts';
import { countAll, squeeze } from './words.ts';

/**
 * A statement, member or declaration that an atom put in, alone or with others: [from, to) of the edited file at `path`. `isWhole` where it is all that the
 * atom did. One that `steers` says what runs next, or what a value is unless it has one (a guard, an early return, a default). `name` is what it declares for
 * others than itself; with `needsName` nothing of it matters unless it is named. `inner` are its innermost statements.
 */
export interface Part {
  /** Its number in the score. */
  readonly atom: number;
  readonly isWhole: boolean;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Those of its atom. */
  readonly leaves: number;
  readonly steers: boolean;
  readonly name?: string;
  /** The name as `countWords` counts it. */
  readonly word?: string;
  readonly needsName: boolean;
  readonly inner: readonly { readonly from: number; readonly to: number }[];
}

/** The texts around an edit: the base, what it changes, and the accepted solutions. */
export interface EditTexts {
  readonly files: Files;
  readonly changes: Changes;
  readonly solutions: readonly Files[];
}

/**
 * The parts of some atoms, those that steer last, otherwise in the order of their places; those that hold others come before them. Left out is what an accepted
 * solution puts in as well or declares by that name, what leaves its block by itself, a variable that something else names (without it nothing would run), and
 * all but the first 256.
 */
export const listParts = (atoms: ReadonlyMap<number, Atom>, texts: EditTexts): Part[] => {
  const byPath = Map.groupBy(atoms, ([, { path, newPath }]) => newPath ?? path);
  const found = [...byPath].flatMap(([path, own]) => listOfFile(path, new Map(own), texts.changes.get(path) ?? '')).slice(0, mostParts);
  if (found.length === 0) return [];
  const [asked, names] = [listAsked(texts), listAskedNames(texts.files, texts.solutions)];
  const isAsked = ({ path, from, to, name }: Part): boolean =>
    (name !== undefined && names.has(name)) || asked.has(squeeze(texts.changes.get(path)?.slice(from, to) ?? ''));
  const parts = found.filter((part) => !isAsked(part));
  return [...parts.filter(({ steers }) => !steers), ...parts.filter(({ steers }) => steers)];
};

/** More than any budget can try; and how many leaves are looked at for them, those of nested statements again. */
const mostParts = 256;
const mostLeaves = 2 ** 19;

const listOfFile = (path: string, atoms: ReadonlyMap<number, Atom>, text: string): Part[] => {
  const file = readFile(path, text, atoms);
  const pieces = listPieces(path, text);
  const parts: Part[] = [];
  let looked = 0;
  for (const [at, piece] of pieces.entries()) {
    const { first, last } = numberLeaves(file.leaves, piece.from, piece.to);
    if (first >= last || file.strange[first] !== file.strange[last] || piece.isLone || leaving.has(file.words[first] ?? '')) continue;
    looked += last - first;
    if (looked > mostLeaves) break;
    const part = readPart({ ...piece, first, last, inner: listInner(pieces, at) }, file);
    if (part !== undefined && parts.push(part) === mostParts) break;
  }
  return parts;
};

/**
 * An edited file, leaf by leaf: the atom that put it in, and how many words before it none did. Signs and keywords may be in the base as well, where two texts
 * are alike by chance.
 */
interface EditedFile {
  readonly path: string;
  readonly text: string;
  readonly leaves: readonly TextLeaf[];
  readonly words: readonly string[];
  readonly owners: readonly (readonly [number, Atom] | undefined)[];
  readonly strange: readonly number[];
  readonly counts: ReadonlyMap<string, number>;
}

const readFile = (path: string, text: string, atoms: ReadonlyMap<number, Atom>): EditedFile => {
  const { leaves } = inspect(path, text);
  const words = leaves.map(({ from, to }) => text.slice(from, to));
  const inOrder = [...atoms].sort(([, one], [, other]) => one.newFrom - other.newFrom);
  const stretches = inOrder.map(([, { newFrom, newTo }]) => ({ from: newFrom, to: newTo }));
  const owners = leaves.map(({ from }) => {
    const owner = inOrder[numberLeaves(stretches, from, from).first];
    return owner !== undefined && owner[1].newFrom <= from ? owner : undefined;
  });
  const strange = [0];
  for (const [at, word] of words.entries()) strange.push((strange[at] ?? 0) + Number(owners[at] === undefined && isTelling(word)));
  return { path, text, leaves, words, owners, strange, counts: countAll(words) };
};

/** Whether a leaf is more than a sign or a keyword. */
const isTelling = (word: string): boolean => /[\p{ID_Continue}$'"`]/u.test(word) && !keywords.has(word);

const keywords: ReadonlySet<string> = new Set([
  'and',
  'await',
  'const',
  'else',
  'for',
  'function',
  'if',
  'in',
  'let',
  'new',
  'not',
  'of',
  'or',
  'var',
  'while',
]);

interface PlacedPiece extends Piece, Pick<Part, 'inner'> {
  /** The leaves [first, last). */
  readonly first: number;
  readonly last: number;
}

const readPart = (piece: PlacedPiece, { path, text, leaves: all, words: allWords, owners, counts }: EditedFile): Part | undefined => {
  const { name, word, declares, needsName = false, first, last, inner } = piece;
  const [leaves, words] = [all.slice(first, last), allWords.slice(first, last)];
  const own = owners.slice(first, last);
  const [number, atom] = own.find((owner, at) => owner !== undefined && isTelling(words[at] ?? '')) ?? [];
  const [head, tail] = [leaves[0], leaves.at(-1)];
  if (number === undefined || atom === undefined || head === undefined || tail === undefined) return undefined;
  if (atom.class === 'file' && leaves.length === atom.leaves) return undefined;
  const isUsed = (declared: string): boolean => (counts.get(declared) ?? 0) > words.filter((other) => other === declared).length;
  if (name === undefined && declares && listDeclared(words).some(isUsed)) return undefined;
  const isWhole = atom.from === atom.to && atom.newFrom === head.from && atom.newTo <= tail.to + 1 && squeeze(text.slice(tail.to, atom.newTo)) === '';
  const steers = !declares && words.some((one) => leaving.has(one) || defaulting.has(one));
  const stretch = { from: head.from, to: tail.to, leaves: own.filter((owner) => owner?.[0] === number).length };
  return { atom: number, isWhole, path, ...stretch, steers, ...(name !== undefined && { name }), ...(word !== undefined && { word }), needsName, inner };
};

/** A piece of a program that may go by itself. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly declares: boolean;
  readonly isLone?: true;
  readonly name?: string;
  readonly word?: string;
  readonly needsName?: boolean;
}

/** Those that hold others come before them. */
const listPieces = (path: string, text: string): Piece[] => {
  const symbols = listSymbols(path, text);
  const named = symbols.map((symbol): Piece => {
    const { from, to, name } = symbol;
    return { from, to, name, word: wordOf(symbol), declares: true, needsName: needsName(path, text, symbol, symbols) };
  });
  const starts = new Set(symbols.map(({ from }) => from));
  const places = listPlaces(path, text).flatMap(({ kind, from, to }): Piece[] => {
    if (kind === 'lone') return [{ from, to, declares: false, isLone: true }];
    return (kind === 'statement' || kind === 'declaration') && !starts.has(from) ? [{ from, to, declares: kind === 'declaration' }] : [];
  });
  return [...named, ...places].sort((one, other) => one.from - other.from || other.to - one.to);
};

/** The innermost statements of a piece that holds others. */
const listInner = (pieces: readonly Piece[], at: number): Part['inner'] => {
  const end = pieces[at]?.to ?? 0;
  const inner: Piece[] = [];
  for (let next = at + 1; next < pieces.length && (pieces[next]?.from ?? end) < end; next++) {
    const piece = pieces[next];
    if (piece !== undefined && (pieces[next + 1]?.from ?? piece.to) >= piece.to && inner.push(piece) === mostInner) break;
  }
  return inner.map(({ from, to }) => ({ from, to }));
};

const mostInner = 32;

/** Words after which something else runs than what follows, and signs that set a value where there is none. */
const leaving: ReadonlySet<string> = new Set(['break', 'continue', 'raise', 'return', 'throw', 'yield']);
const defaulting: ReadonlySet<string> = new Set(['&&=', '??=', '||=']);

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
