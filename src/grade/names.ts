import { type DeclaredSymbol, listSymbols } from '../syntax/outline.ts';
import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { isTestPath } from './sandbox/protected-paths.ts';
import { countWords } from './words.ts';

/**
 * Whether nothing of a declaration runs, nor matters otherwise, unless something names it: a function, a class or a type, but no value; no member of a class
 * that has bases, which may call it, and none that the language calls by itself. In tests that says nothing, as the task's own are laid over them.
 */
export const needsName = (path: string, text: string, symbol: DeclaredSymbol, symbols: readonly DeclaredSymbol[]): boolean => {
  if (isTestPath(path) || !silent.has(symbol.kind) || called.has(symbol.name) || symbol.name.startsWith('__') || symbol.name.startsWith('[')) return false;
  const holder = symbol.parent === undefined ? undefined : symbols[symbol.parent];
  return holder === undefined || !hasBases(text.slice(holder.from, symbol.from));
};

/** A declaration's name as `countWords` counts it. */
export const wordOf = ({ kind, name }: Pick<DeclaredSymbol, 'kind' | 'name'>): string => (kind === 'method' || kind === 'field' ? `.${name}` : name);

const silent: ReadonlySet<DeclaredSymbol['kind']> = new Set(['class', 'enum', 'function', 'interface', 'method', 'type']);

/** What the language, or a test, calls without being told to; an export without a name. */
const called: ReadonlySet<string> = new Set(['constructor', 'default', 'inspect', 'next', 'then', 'toJSON', 'toString', 'valueOf']);

/** Whether the head of a class says that it extends or implements something; in Python, that there is anything in its parentheses. */
const hasBases = (text: string): boolean => {
  const head = text.slice(0, longestHead).split('{', 1)[0] ?? '';
  return /\b(?:extends|implements)\b/.test(head) || /^class \w+\([^)]/.test(head);
};
const longestHead = 1000;

/** The names that accepted solutions declare and the base does not: those were asked for, however they are written. */
export const listAskedNames = (files: Files, solutions: readonly Files[]): ReadonlySet<string> => {
  const namesOf = (path: string, text: string): string[] => listSymbols(path, text).map(({ name }) => name);
  const changed = solutions.flatMap((solution) => [...solution].filter(([path, text]) => files.get(path) !== text));
  const before = new Set(changed.flatMap(([path]) => namesOf(path, files.get(path) ?? '')));
  return new Set(changed.flatMap(([path, text]) => namesOf(path, text)).filter((name) => !before.has(name)));
};

/** The edit, what it is without the atoms that were dropped, and the accepted solutions. */
export interface NameRequest {
  readonly files: Files;
  readonly changes: Changes;
  readonly solutions: readonly Files[];
  readonly without: Files;
  /** Whether types were checked without them, so that it is known that nothing uses them. */
  readonly checksTypes: boolean;
}

/**
 * Of some atoms, by their numbers, those that put in a declaration by itself that nothing asked for and nothing in the rest names. Such a one needs no test to
 * reach it: what uses it would have to name it.
 */
export const listUnnamed = (atoms: ReadonlyMap<number, Atom>, { files, changes, solutions, without, checksTypes }: NameRequest): ReadonlySet<number> => {
  const found = [...Map.groupBy(atoms, ([, { path, newPath }]) => newPath ?? path)].flatMap(([path, own]) => {
    const text = changes.get(path) ?? '';
    const symbols = listSymbols(path, text);
    const byStart = new Map(symbols.map((symbol) => [symbol.from, symbol]));
    return own.flatMap(([number, { from, to, newFrom, newTo }]) => {
      const symbol = byStart.get(newFrom);
      const isWhole = symbol !== undefined && from === to && symbol.to <= newTo + 1 && newTo <= symbol.end;
      return isWhole && needsName(path, text, symbol, symbols) ? [{ number, name: symbol.name, word: wordOf(symbol) }] : [];
    });
  });
  if (found.length === 0) return new Set();
  const [words, asked] = [checksTypes ? new Map<string, number>() : countWords(without), listAskedNames(files, solutions)];
  return new Set(found.filter(({ name, word }) => !words.has(word) && !asked.has(name)).map(({ number }) => number));
};
