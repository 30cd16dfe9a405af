import { isPlaceholder } from '../../formats/shared/placeholder-comments.ts';
import type { HunkLine } from '../types.ts';
import type { Matches, PlaceOptions } from './matches.ts';
import { oldLines, type Script } from './script.ts';

/**
 * Matches a script in which kept lines of three dots, or comments that say as much, stand for any lines. Each part between them must be found
 * once below the part before it. Undefined when there is no such line, or when something is inserted right between two of them.
 */
export const matchAroundEllipsis = (script: Script, matchPart: (part: Script) => Matches | undefined): Matches | undefined => {
  const parts = splitAtEllipsis(script);
  if (parts.length < 2 || parts.some((part) => part.length > 0 && oldLines(part).length === 0)) return undefined;
  const placed: { readonly matches: Matches; readonly start: number }[] = [];
  let end = 0;
  for (const part of parts.filter(({ length }) => length > 0)) {
    const matches = matchPart(part);
    const starts = matches?.starts.filter((start) => start >= end) ?? [];
    const [start, twin] = starts;
    if (matches === undefined || start === undefined) return undefined;
    if (twin !== undefined) return { ...matches, starts, undecided: true };
    placed.push({ matches, start });
    end = matches.endOf(start);
  }
  const [first] = placed;
  return first && { starts: [first.start], endOf: () => end, changeAt: first.matches.changeAt, place: (_, options) => placeAll(placed, options) };
};

const placeAll = (placed: readonly { readonly matches: Matches; readonly start: number }[], options: PlaceOptions) => ({
  edits: placed.flatMap(({ matches, start }) => matches.place(start, options).edits),
});

const splitAtEllipsis = (script: Script): Script[] => {
  const parts: HunkLine[][] = [[]];
  for (const line of script) {
    if (line.op === 'keep' && isEllipsis(line.text.trim())) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
};

const isEllipsis = (line: string): boolean =>
  line === '...' || line === '…' || /^(?:\/\/|#|--|\/\*|<!--) ?(?:\.\.\.|…)(?: ?(?:\*\/|-->))?$/.test(line) || isPlaceholder(line);
