import { listSymbols } from '../syntax/outline.ts';
import type { Changes, Files } from '../types.ts';
import type { Atom } from '../verdict.ts';
import { isTestPath } from './sandbox/protected-paths.ts';

/** Whether a tree has the name as a word; a name that is no plain word is taken for one that it has. */
export const isNamed = (name: string, files: Files): boolean => {
  if (name === anonymous || !/^[\w$]+$/.test(name)) return true;
  const word = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  return [...files.values()].some((text) => word.test(text));
};

/** The name of a default export that has none. */
const anonymous = 'default';

/**
 * Whether an atom puts in a declaration by itself that nothing in a tree without it names. Such a one needs no test to reach it: what uses it would have to
 * name it. In tests that says nothing, as the task's own are laid over them.
 */
export const isUnnamed = ({ path, newPath = path, from, to, newFrom, newTo }: Atom, changes: Changes, without: Files): boolean => {
  const text = changes.get(newPath) ?? '';
  if (isTestPath(newPath) || from !== to || newFrom === newTo || text.slice(newFrom, newTo).trim() === '') return false;
  const symbol = listSymbols(newPath, text).find((one) => one.from === newFrom && newTo <= one.end && one.to <= newTo + 1);
  return symbol !== undefined && !isNamed(symbol.name, without);
};
