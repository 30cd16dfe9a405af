import type { Profile } from '../profile.ts';
import type { FileText } from './file-text.ts';
import { lineAt } from './lines.ts';
import type { ScriptOptions, TextEdit } from './script.ts';

/** Where an anchor can stand in a file according to one tier, and what the edit does there. */
export interface Matches {
  /** Offsets of all candidates, ascending; they may overlap. */
  readonly starts: readonly number[];
  /** Set when the candidates are those of a part of the anchor, so that no hint can decide between them. */
  readonly undecided?: true;
  endOf(start: number): number;
  /** The offset of the first line that the edit changes. */
  changeAt(start: number): number;
  place(start: number, options: PlaceOptions): Placed;
}

/** How inserted lines are written; with `written` indentation they keep their own. */
export interface PlaceOptions extends ScriptOptions {
  readonly indentation?: 'written';
  /** Whether the lines had prefixes, which may be lost. */
  readonly prefixed?: true;
}

/** The options that a profile asks for. */
export const optionsOf = ({ peer }: Profile, finalNewline: ScriptOptions['finalNewline']): PlaceOptions => ({
  finalNewline,
  ...(peer?.endings === 'written' && { eol: '\n' }),
  ...(peer?.context && { context: peer.context }),
  ...(peer?.indentation && { indentation: peer.indentation }),
});

/** What an edit does at one candidate. `note` says how the text was adapted. */
export interface Placed {
  readonly edits: readonly TextEdit[];
  readonly note?: string;
}

/** The candidate to take, or undefined when nothing decides between several: the only one, the one the hint names, or as the profile says. */
export const settle = (starts: readonly number[], file: FileText, hint: number | undefined, profile: Profile): number | undefined => {
  if (starts.length < 2) return starts[0];
  if (hint !== undefined && profile.hints !== 'ignore') {
    const exact = startsOnLine(starts, file, hint);
    if (exact.length === 1) return exact[0];
    const [first, last] = profile.hints === 'nearest' || profile.ambiguity === 'nearest' ? nearestTo(starts, file, hint) : [];
    if (last !== undefined && (first === last || profile.ambiguity === 'nearest')) return last;
  }
  return profile.ambiguity === 'first' ? starts[0] : undefined;
};

/** The candidates that start on a line. */
export const startsOnLine = (starts: readonly number[], file: FileText, line: number): number[] =>
  starts.filter((start) => lineAt(file.lines(), start) === line);

/** The first and the last of the candidates nearest to a line; they are the same where one is nearest. */
const nearestTo = (starts: readonly number[], file: FileText, hint: number): readonly [number | undefined, number | undefined] => {
  let [first, last]: [number | undefined, number | undefined] = [undefined, undefined];
  let distance = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    const here = Math.abs(lineAt(file.lines(), start) - hint);
    if (here < distance) first = start;
    if (here <= distance) last = start;
    distance = Math.min(distance, here);
  }
  return [first, last];
};
