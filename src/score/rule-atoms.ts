import { listFullNames, listSymbols } from '../syntax/outline.ts';
import type { Changes, Files, Scope } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { createScope, type Ruling } from './scope.ts';

/** What a ruling goes by. */
export type RuledAtom = Pick<Atom, 'class' | 'path' | 'newPath' | 'from' | 'to' | 'newFrom' | 'newTo' | 'leaves'> & { readonly symbol?: string | undefined };

/**
 * Makes a ruling for the atoms of each edit of a snapshot: by the symbol that an atom is in, and by the one right above which it changes nothing but comments,
 * since these belong to it. What is forbidden by one of them is forbidden, and so is what changes something of a forbidden symbol together with others.
 */
export const createRuling = (scope: Scope | undefined, before: Files): ((changes: Changes) => (atom: RuledAtom) => Ruling) => {
  const rule = createScope(scope);
  const namesSymbols = [...(scope?.forbid ?? []), ...(scope?.allow ?? [])].some((pattern) => pattern.includes('#'));
  if (!namesSymbols) return () => (atom) => rule(atom.path, atom.symbol);
  const inBase = remember((path) => listPlaces(path, before.get(path) ?? ''));
  const forbiddenIn = remember((path) => inBase(path).filter(({ name }) => rule(path, name) === 'forbid'));
  return (changes) => {
    const changedIn = remember((path, newPath: string) => {
      const [old, now] = [before.get(path) ?? '', changes.get(newPath) ?? ''];
      return forbiddenIn(path).filter((place) => !now.includes(linesOf(old, place)));
    });
    const inEdited = remember((path) => listPlaces(path, changes.get(path) ?? ''));
    return ({ path, newPath = path, from, to, newFrom, newTo, leaves, symbol, class: kind }) => {
      const isCode = leaves > 0 && code.has(kind);
      const above = isCode ? [] : [findBelow(inBase(path), from, to), findBelow(inEdited(newPath), newFrom, newTo)].filter((name) => name !== undefined);
      const rulings = [symbol, ...above].map((name) => rule(path, name));
      const touches = from < to && changedIn(path, newPath).some((place) => place.from < to && from < place.to);
      if (touches || rulings.includes('forbid')) return 'forbid';
      return rulings.find((ruling) => ruling !== undefined);
    };
  };
};

/** What leaves have that are no comments. Layout with a meaning is `semantic` too, but has no leaves, and may stand among comments. */
const code: ReadonlySet<Atom['class']> = new Set(['semantic', 'rename', 'move', 'import-order']);

/** A symbol at [from, to), and where the comments right above it start. */
interface Place {
  readonly name: string;
  readonly docFrom: number;
  readonly from: number;
  readonly to: number;
}

/** A symbol with what stands before it on its first line, line break included: where that is still there, nothing of the symbol was changed. */
const linesOf = (text: string, { from, to }: Place): string => text.slice(Math.max(0, text.lastIndexOf('\n', from - 1)), to);

/** Lists places of a file when it is first asked about. */
const remember = <Rest extends readonly string[]>(list: (path: string, ...rest: Rest) => readonly Place[]) => {
  const known = new Map<string, readonly Place[]>();
  return (path: string, ...rest: Rest): readonly Place[] => {
    const places = known.get(path) ?? list(path, ...rest);
    known.set(path, places);
    return places;
  };
};

const listPlaces = (path: string, text: string): Place[] => {
  const symbols = listSymbols(path, text);
  const names = listFullNames(symbols);
  return symbols.map(({ docFrom, from, to }, at) => ({ name: names[at] ?? '', docFrom, from, to }));
};

/** The symbol among the comments right above which [from, to) lies. */
const findBelow = (places: readonly Place[], from: number, to: number): string | undefined =>
  from === to ? undefined : places.find((place) => place.docFrom < place.from && place.docFrom <= from && to <= place.from)?.name;
