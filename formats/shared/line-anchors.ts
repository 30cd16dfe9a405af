import type { Reach } from './written-hunks.ts';

/** Tells whether lines stand once only in what follows a line of one file. */
export type AnchorIndex = (anchor: Reach, floor: number) => boolean;

/** Counts the lines of a file once, so that most anchors need no search: one line that is unique makes the anchor unique. */
export const indexAnchors = (lines: readonly string[]): AnchorIndex => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return (anchor, floor) => {
    for (let line = anchor.from; line < anchor.to; line++) if (counts.get(lines[line] ?? '') === 1) return true;
    return standsOnce(lines, anchor, floor);
  };
};

/** Searches by Knuth, Morris and Pratt, so that repetitive files take linear time. An anchor without lines stands everywhere. */
const standsOnce = (lines: readonly string[], { from, to }: Reach, floor: number): boolean => {
  const wanted = lines.slice(from, to);
  const borders = listBorders(wanted);
  let found = 0;
  let matched = 0;
  for (let line = floor; line < lines.length && found < 2; line++) {
    while (matched > 0 && wanted[matched] !== lines[line]) matched = borders[matched - 1] ?? 0;
    if (wanted[matched] === lines[line]) matched++;
    if (matched < wanted.length) continue;
    found++;
    matched = borders[matched - 1] ?? 0;
  }
  return found === 1 && wanted.length > 0;
};

/** For each start of `wanted`, the length of the longest shorter start that it ends with. */
const listBorders = (wanted: readonly string[]): number[] => {
  const borders = wanted.length > 0 ? [0] : [];
  for (let line = 1, matched = 0; line < wanted.length; line++) {
    while (matched > 0 && wanted[matched] !== wanted[line]) matched = borders[matched - 1] ?? 0;
    if (wanted[matched] === wanted[line]) matched++;
    borders.push(matched);
  }
  return borders;
};
