/**
 * The lines of a text. Line `i` has its content in [starts[i], ends[i]) and its terminator in [ends[i], starts[i + 1]); `starts`
 * has one entry more than there are lines. A byte order mark stands before the first line. `\n`, `\r\n` and `\r` end a line and
 * nothing else does; a final terminator opens no further line, so that an empty text has no lines.
 */
export interface Lines {
  readonly text: string;
  readonly count: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Splits a text without losing anything: byte order mark, contents and terminators in sequence are the text again. */
export const splitLines = (text: string): Lines => {
  const starts = [bomLength(text)];
  const ends: number[] = [];
  if (!text.includes('\r')) splitAtLineFeeds(text, starts, ends);
  else splitAtTerminators(text, starts, ends);
  if (at(starts, ends.length) < text.length) {
    ends.push(text.length);
    starts.push(text.length);
  }
  return { text, count: ends.length, starts, ends };
};

const splitAtLineFeeds = (text: string, starts: number[], ends: number[]): void => {
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    ends.push(end);
    starts.push(end + 1);
  }
};

const splitAtTerminators = (text: string, starts: number[], ends: number[]): void => {
  for (let i = bomLength(text); i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== LF && code !== CR) continue;
    ends.push(i);
    if (code === CR && text.charCodeAt(i + 1) === LF) i++;
    starts.push(i + 1);
  }
};

/** Line `index` without its terminator. */
export const contentOf = ({ text, starts, ends }: Lines, index: number): string => text.slice(at(starts, index), at(ends, index));

/** The terminator of line `index`; empty for a last line without one. */
export const terminatorOf = ({ text, starts, ends }: Lines, index: number): string => text.slice(at(ends, index), at(starts, index + 1));

/** Where line `index` starts; the end of the text for the line after the last. */
export const startOf = ({ starts }: Lines, index: number): number => at(starts, index);

/** The contents of all lines, or of lines [first, last). */
export const contentsOf = (lines: Lines, first = 0, last = lines.count): string[] => {
  const contents: string[] = [];
  for (let index = first; index < last; index++) contents.push(contentOf(lines, index));
  return contents;
};

/** The line that holds an offset: the last one that starts at or before it. The end of a text with a final newline is after its last line. */
export const lineAt = ({ starts, ends, text }: Lines, offset: number): number => {
  const line = lastAtOrBefore(starts, offset);
  return line === ends.length && line > 0 && !endsWithTerminator(text) ? line - 1 : Math.max(0, line);
};

/** The index of the last of the ascending numbers that is at most `limit`; -1 when there is none. */
export const lastAtOrBefore = (ascending: readonly number[], limit: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(ascending, middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** The lines of a text as a model wrote it: only `\n` separates, a final one opens no further line, carriage returns stay in the lines. */
export const writtenLines = (text: string): string[] => {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** Whether a line of the text starts at the offset. */
export const startsLine = (text: string, offset: number): boolean => {
  if (offset <= bomLength(text)) return true;
  const before = text.charCodeAt(offset - 1);
  return before === LF || (before === CR && text.charCodeAt(offset) !== LF);
};

/** Whether the text's last line has a terminator. */
export const endsWithTerminator = (text: string): boolean => text.endsWith('\n') || text.endsWith('\r');

/** Whether the text has a last line that lacks its terminator. */
export const lacksFinalNewline = (text: string): boolean => text.length > bomLength(text) && !endsWithTerminator(text);

/** 1 for a text that starts with a byte order mark, else 0. */
export const bomLength = (text: string): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0);

/** The terminator that ends right before the offset; empty where none does. */
export const terminatorBefore = (text: string, offset: number): string => {
  const before = text.charCodeAt(offset - 1);
  if (before === CR) return '\r';
  if (before !== LF) return '';
  return text.charCodeAt(offset - 2) === CR ? '\r\n' : '\n';
};

/** The terminator that a line put in at the offset takes from its surroundings: of the line before, else the line after, else further up. */
export const neighbouringTerminator = (text: string, offset: number): string => {
  const beside = terminatorBefore(text, offset) || nextTerminator(text, offset);
  if (beside !== '' || offset === 0) return beside || '\n';
  const above = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  return above < 0 ? '\n' : terminatorBefore(text, above + 1);
};

/** The first terminator at or after the offset; empty when there is none. */
export const nextTerminator = (text: string, offset: number): string => {
  for (let i = offset; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF) return '\n';
    if (code === CR) return text.charCodeAt(i + 1) === LF ? '\r\n' : '\r';
  }
  return '';
};

const LF = 10;
const CR = 13;
const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0;

/** Where a stretch of text starts that is no end of a line; where it holds nothing else, its own start. */
export const skipLineEnds = (text: string, from: number, to: number): number => {
  let start = from;
  while (start < to && (text[start] === '\n' || text[start] === '\r')) start += 1;
  return start < to ? start : from;
};
