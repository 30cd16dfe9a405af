import type { Atom } from '../verdict.ts';

/** The lines of the edited file that an atom stands on, its first and its last, as keys; none for layout that is not between other things of one line. */
export type LinesOf = (atom: Atom) => readonly string[];

/** Looks for lines in the texts after an edit, by path. What was taken out stands where it would be. */
export const openLines =
  (changes: ReadonlyMap<string, string | null>): LinesOf =>
  ({ path, newPath = path, newFrom, newTo, class: kind }) => {
    const text = changes.get(newPath) ?? '';
    const [first, last] = [startOfLine(text, newFrom), startOfLine(text, Math.max(newFrom, newTo - 1))];
    if (kind === 'layout' && (first !== last || !isBetween(text, newFrom, newTo))) return [];
    return [first, last].map((line) => `line ${newPath} ${line}`);
  };

const startOfLine = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

/** Whether something other than white space stands before and behind a piece of text on its line. */
const isBetween = (text: string, from: number, to: number): boolean => {
  const end = text.indexOf('\n', to);
  return text.slice(startOfLine(text, from), from).trim() !== '' && text.slice(to, end === -1 ? text.length : end).trim() !== '';
};
