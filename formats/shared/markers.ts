import type { ResponseLines } from './response-lines.ts';

/** A line that may delimit a SEARCH / REPLACE block. `size` is the number of marker characters, `hint` a 0-based line number. */
export interface Marker {
  readonly kind: 'head' | 'divider' | 'end';
  readonly line: number;
  readonly size: number;
  readonly indent: number;
  readonly hint?: number;
}

/** A whole block; `index` is the number of its end marker. */
export interface Block {
  readonly head: Marker;
  readonly divider: Marker;
  readonly end: Marker;
  readonly index: number;
  /** Whether only one divider could be meant, or the lines around it told which one is. */
  readonly settled: boolean;
}

/** The marker on a line, if it is one; `number` is the line's own. */
export const readMarker = (text: string, number: number): Marker | undefined => {
  const indent = countIndent(text);
  const char = text.charAt(indent);
  if (char === '' || !'<>=-+'.includes(char)) return undefined;
  const size = countRun(text, indent, char);
  if (size > 9 || text.length > indent + LONGEST_MARKER) return undefined;
  const word = text.slice(indent + size).trimEnd();
  const kind = readKind(char, size, word);
  if (kind === undefined) return undefined;
  const hint = /^ SEARCH line=(\d{1,9})$/.exec(word)?.[1];
  return { kind, line: number, size, indent, ...(hint !== undefined && { hint: Math.max(0, Number(hint) - 1) }) };
};

/**
 * The block that `markers[index]` opens. Markers of the same size as the opening one go first, so that content may hold markers
 * of another size; then any sizes; then whole blocks inside of the content. Where several dividers could split the block,
 * those indented as the opening marker go first, then the one whose two sides start and end with most lines in common, then the first.
 */
export const findBlock = (markers: readonly Marker[], index: number, lines: ResponseLines): Block | undefined => {
  const head = markers[index];
  if (head === undefined) return undefined;
  const alike = (marker: Marker): boolean => marker.size === head.size;
  const found = findFlat(markers, index, alike) ?? findFlat(markers, index, () => true) ?? findNested(markers, index, alike);
  if (found === undefined) return undefined;
  const end = markers[found.index];
  const indented = found.dividers.filter((divider) => divider.indent === head.indent);
  const chosen = end && chooseDivider(head, end, indented.length > 0 ? indented : found.dividers, lines);
  return end && chosen && { head, ...chosen, end, index: found.index };
};

const LONGEST_MARKER = 60;
const HEADS = [' SEARCH', ' SEARCH>', ' ORIGINAL', ' ORIGINAL>'];
const ENDS = [' REPLACE', ' UPDATED'];

const readKind = (char: string, size: number, word: string): Marker['kind'] | undefined => {
  if (char === '=') return size >= 5 && word === '' ? 'divider' : undefined;
  if (size < (char === '-' || char === '+' ? 3 : 5)) return undefined;
  if (char !== '+' && (HEADS.includes(word) || /^ SEARCH line=\d{1,9}$/.test(word))) return 'head';
  return char !== '-' && ENDS.includes(word) ? 'end' : undefined;
};

interface Found {
  readonly dividers: readonly Marker[];
  readonly index: number;
}

/** The block up to the first end marker after a divider, with no other head before it. */
const findFlat = (markers: readonly Marker[], start: number, counts: (marker: Marker) => boolean): Found | undefined => {
  const dividers: Marker[] = [];
  for (let index = start + 1; index < markers.length; index++) {
    const marker = markers[index];
    if (marker === undefined || !counts(marker)) continue;
    if (marker.kind === 'divider') dividers.push(marker);
    else return marker.kind === 'end' && dividers.length > 0 ? { dividers, index } : undefined;
  }
  return undefined;
};

/** The same where the content holds whole blocks of its own. */
const findNested = (markers: readonly Marker[], start: number, counts: (marker: Marker) => boolean): Found | undefined => {
  const dividers: Marker[] = [];
  let depth = 1;
  for (let index = start + 1; index < markers.length; index++) {
    const marker = markers[index];
    if (marker === undefined || !counts(marker)) continue;
    if (marker.kind === 'head') depth++;
    else if (marker.kind === 'end') depth--;
    else if (depth === 1) dividers.push(marker);
    if (depth === 0) return dividers.length > 0 ? { dividers, index } : undefined;
  }
  return undefined;
};

/** How many dividers and how many lines are looked at: bounds the work on content that is all dividers. */
const MOST_DIVIDERS = 32;
const MOST_LINES = 200;

const chooseDivider = (head: Marker, end: Marker, dividers: readonly Marker[], lines: ResponseLines): Pick<Block, 'divider' | 'settled'> | undefined => {
  let [best] = dividers;
  let [most, settled] = [0, dividers.length === 1];
  const from = skipHeader(head.line + 1, lines);
  for (const divider of dividers.length === 1 ? [] : dividers.slice(0, MOST_DIVIDERS)) {
    const shared = countShared([from, divider.line], [divider.line + 1, end.line], lines);
    settled = shared === most ? false : shared > most || settled;
    if (shared > most) [best, most] = [divider, shared];
  }
  return best && { divider: best, settled: settled && !dividers.some(({ line }, index) => dividers[index + 1]?.line === line + 1) };
};

/** The line behind `:start_line:1`, `:end_line:2` and the dashes below them. */
const skipHeader = (from: number, lines: ResponseLines): number => {
  let line = from;
  while (/^:(?:start|end)_line:/.test(lines.at(line)?.slice(0, 20) ?? '')) line++;
  return line > from && lines.at(line)?.trimEnd() === '-------' ? line + 1 : line;
};

type LineRange = readonly [from: number, to: number];

const countShared = (one: LineRange, other: LineRange, lines: ResponseLines): number => {
  const limit = Math.min(one[1] - one[0], other[1] - other[0], MOST_LINES);
  let start = 0;
  while (start < limit && lines.at(one[0] + start) === lines.at(other[0] + start)) start++;
  let end = 0;
  while (end < limit - start && lines.at(one[1] - 1 - end) === lines.at(other[1] - 1 - end)) end++;
  return start + end;
};

const countIndent = (text: string): number => {
  let count = 0;
  while (text[count] === ' ' || text[count] === '\t') count++;
  return count;
};

const countRun = (text: string, from: number, char: string): number => {
  let to = from;
  while (text[to] === char) to++;
  return to - from;
};
