import type { FileText } from './file-text.ts';
import { contentsOf, type Lines, lastAtOrBefore, neighbouringTerminator, startOf, terminatorOf } from './lines.ts';
import type { Matches } from './matches.ts';
import { findAll } from './occurrences.ts';

/**
 * Tier L0n of a substring: `find` stands in the file when all line endings count as line feeds. Only the part in which `find` and `replace`
 * differ is replaced, with the file's line endings.
 */
export const matchTextNormalised = (file: FileText, find: string, replace: string): Matches => {
  const wanted = toLineFeeds(find);
  const [lead, oldText, newText] = differingPart(wanted, toLineFeeds(replace));
  const view = normalise(file.lines());
  const starts = findAll(view.text, wanted);
  return {
    starts: starts.map(view.toOffset),
    endOf: (start) => view.toOffset(view.fromOffset(start) + wanted.length),
    changeAt: (start) => start,
    place: (start) => {
      const from = view.fromOffset(start) + lead;
      const text = withTerminators(newText, file.lines(), view.lineAt(from));
      return { edits: [{ from: view.toOffset(from), to: view.toOffset(from + oldText.length), text }] };
    },
  };
};

/** The text with every line ending as a line feed. */
export const toLineFeeds = (text: string): string => (text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text);

/** A file's text with line feeds only, and the way between its offsets and the file's. */
interface NormalisedView {
  readonly text: string;
  lineAt(offset: number): number;
  toOffset(offset: number): number;
  fromOffset(offset: number): number;
}

const normalise = (lines: Lines): NormalisedView => {
  const bom = lines.text.slice(0, lines.starts[0]);
  const starts = [bom.length];
  for (let i = 0; i < lines.count; i++) {
    const length = (lines.ends[i] ?? 0) - (lines.starts[i] ?? 0) + Math.min(1, terminatorOf(lines, i).length);
    starts.push((starts[i] ?? 0) + length);
  }
  const final = lines.count > 0 && terminatorOf(lines, lines.count - 1) !== '' ? '\n' : '';
  const shift = (offset: number, from: readonly number[], to: readonly number[]): number => {
    const line = Math.max(0, lastAtOrBefore(from, offset));
    return Math.min((to[line] ?? 0) + offset - (from[line] ?? 0), lines.text.length);
  };
  return {
    text: bom + contentsOf(lines).join('\n') + final,
    lineAt: (offset) => Math.max(0, lastAtOrBefore(starts, offset)),
    toOffset: (offset) => shift(offset, starts, lines.starts),
    fromOffset: (offset) => shift(offset, lines.starts, starts),
  };
};

/** Splits off what both texts start and end with: the length of the common start, then what is left of each. */
const differingPart = (a: string, b: string): readonly [number, string, string] => {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return [start, a.slice(start, a.length - end), b.slice(start, b.length - end)];
};

/** The text with the terminators of the file's lines from `line` on; where they end, with those of the neighbours. */
const withTerminators = (text: string, lines: Lines, line: number): string => {
  const parts = text.split('\n');
  const last = parts.pop() ?? '';
  let eol = neighbouringTerminator(lines.text, startOf(lines, Math.min(line, lines.count)));
  const ended = parts.map((part, index) => {
    if (line + index < lines.count) eol = terminatorOf(lines, line + index) || eol;
    return part + eol;
  });
  return ended.join('') + last;
};
