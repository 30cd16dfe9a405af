import type { Random } from '../../../src/random.ts';
import type { Files, Format, Response } from '../../../src/types.ts';

/** A good response, the files it edits, and the files that must come of it. */
export interface Case {
  readonly format: Format;
  readonly response: Response;
  readonly before: Files;
  readonly after: Files;
  /** All formats, this one too. */
  readonly rivals: readonly Format[];
}

/** The same with something wrong. */
export interface FaultyCase {
  readonly response: Response;
  readonly before: Files;
  /** The results that were meant; none where the edit must be refused. */
  readonly rights: readonly Files[];
  /** Results that were not meant, but that the response states by the letter of its format, so that no reader could know. */
  readonly said?: readonly Files[];
  /** Takes from a line what the fault itself puts into the new text, so that what is like a right result but for that is what the response says. */
  readonly fold?: Fold;
}

/** Takes from a line of a file what does not count. */
export type Fold = (line: string) => string;

/** Indentation does not count. */
export const foldIndent: Fold = (line) => line.trimStart();

/** White space at the end does not count. */
export const foldEnd: Fold = (line) => line.trimEnd();

/** How much white space there is, and of which kind, does not count. */
export const foldSpaces: Fold = (line) => line.trim().replace(/\s+/g, ' ');

/** Something that goes wrong with a response or with the files it meets. `make` is undefined where the case has no place for it. */
export interface Fault {
  readonly name: string;
  make(good: Case, random: Random): FaultyCase | undefined;
}

/** Changes a response; undefined where there is nothing to change. */
export type Spoil = (response: Response, good: Case, random: Random) => Response | undefined;

/** A fault of the response alone: what must come of it stays. */
export const inResponse = (name: string, spoil: Spoil, fold?: Fold): Fault => ({
  name,
  make: (good, random) => {
    const response = spoil(good.response, good, random);
    if (response === undefined || JSON.stringify(response) === JSON.stringify(good.response)) return undefined;
    return { response, before: good.before, rights: [good.after], ...(fold && { fold }) };
  },
});

/** A fault of the response after which nothing can be right. */
export const beyondRepair = (name: string, spoil: Spoil): Fault => {
  const { make } = inResponse(name, spoil);
  return { name, make: (good, random) => withoutRights(make(good, random)) };
};

const withoutRights = (faulty: FaultyCase | undefined): FaultyCase | undefined => faulty && { ...faulty, rights: [] };

/** Changes the text around the edits; tool calls have none. */
export const inText =
  (change: (text: string, good: Case, random: Random) => string | undefined): Spoil =>
  (response, good, random) => {
    const text = response.toolCalls.length > 0 ? undefined : change(response.text, good, random);
    return text === undefined ? undefined : { ...response, text };
  };

/** The paths of the files that the edit modifies. */
export const listModified = ({ before, after }: Pick<Case, 'before' | 'after'>): readonly string[] =>
  [...before.keys()].filter((path) => after.has(path) && after.get(path) !== before.get(path));

/** The files with one text replaced. */
export const withText = (files: Files, path: string, text: string): Files => new Map([...files, [path, text]]);

/** Whether texts of the files have lines that look like the fences of a response, so that a change of all fences would change the files. */
export const hasFences = ({ before, after }: Case): boolean => [...before.values(), ...after.values()].some((text) => /^\s*(?:```|~~~)/m.test(text));
