import { quoteForShell } from '../report/quote-for-shell.ts';
import { commandName } from './command-name.ts';

/** What was given for an option: a value, several, or whether it is there. */
type Given = string | number | boolean | readonly string[] | undefined;

/** Options as they are typed, by their names; those that were not given are left out. */
export const printOptions = (options: Readonly<Record<string, Given>>): readonly string[] =>
  Object.entries(options).flatMap(([name, given]) => {
    if (given === undefined || given === false) return [];
    return given === true ? [name] : [given].flat().flatMap((value) => [name, String(value)]);
  });

/** A whole command as it is typed. */
export const printWords = (words: readonly string[]): string => `${commandName()} ${words.map(quoteForShell).join(' ')}`;
