import { listFullNames, listSymbols } from '../syntax/outline.ts';
import type { Changes, Files, Scope } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { createScope, type Ruling } from './scope.ts';

/** What a ruling goes by. */
export type RuledAtom = Pick<Atom, 'class' | 'path' | 'newPath' | 'from' | 'to' | 'newFrom' | 'newTo' | 'leaves'> & { readonly symbol?: string | undefined };

/**
 * Makes a ruling for the atoms of each edit of a snapshot: by the symbol that an atom is in, and by the one right above which it changes nothing but comments,
 * since these belong to it. What is forbidden by one of them is forbidden.
 */
export const createRuling = (scope: Scope | undefined, before: Files): ((changes: Changes) => (atom: RuledAtom) => Ruling) => {
  const rule = createScope(scope);
  const namesSymbols = [...(scope?.forbid ?? []), ...(scope?.allow ?? [])].some((pattern) => pattern.includes('#'));
  if (!namesSymbols) return () => (atom) => rule(atom.path, atom.symbol);
  const inBase = readLeads((path) => before.get(path));
  return (changes) => {
    const inEdited = readLeads((path) => changes.get(path) ?? undefined);
    return ({ path, newPath = path, from, to, newFrom, newTo, leaves, symbol, class: kind }) => {
      if (leaves > 0 && code.has(kind)) return rule(path, symbol);
      const above = [inBase(path, { from, to }), inEdited(newPath, { from: newFrom, to: newTo })].filter((name) => name !== undefined);
      const rulings = [symbol, ...above].map((name) => rule(path, name));
      return rulings.includes('forbid') ? 'forbid' : rulings.find((ruling) => ruling !== undefined);
    };
  };
};

/** What leaves have that are no comments. Layout with a meaning is `semantic` too, but has no leaves, and may stand among comments. */
const code: ReadonlySet<Atom['class']> = new Set(['semantic', 'rename', 'move', 'import-order']);

interface Stretch {
  readonly from: number;
  readonly to: number;
}

type FindDocumented = (path: string, stretch: Stretch) => string | undefined;

/** Finds the symbol among the comments right above which a stretch of a file lies; a file is read when it is first asked about. */
const readLeads = (read: (path: string) => string | undefined): FindDocumented => {
  const known = new Map<string, readonly (Stretch & { readonly name: string })[]>();
  return (path, { from, to }) => {
    if (from === to) return undefined;
    const leads = known.get(path) ?? listLeads(path, read(path) ?? '');
    known.set(path, leads);
    return leads.find((lead) => lead.from <= from && to <= lead.to)?.name;
  };
};

const listLeads = (path: string, text: string): (Stretch & { readonly name: string })[] => {
  const symbols = listSymbols(path, text);
  const names = listFullNames(symbols);
  return symbols.flatMap(({ docFrom, from }, at) => (docFrom === from ? [] : [{ from: docFrom, to: from, name: names[at] ?? '' }]));
};
