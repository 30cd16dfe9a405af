import { isBlank } from './lazy-text.ts';
import { indentOf } from './symbol-body.ts';

/**
 * For each line that closes a block, the line that opens it, by indentation: the nearest line above that is indented as much and
 * closes nothing itself, where no line between is indented less. A block may have several closing lines, `} else {` among them. Lines that
 * start in a string are passed over; a gap leaves open what it is indented more than.
 */
export const findOpenings = (lines: readonly string[], kindOf: (line: number) => 'code' | 'string' | 'gap'): ReadonlyMap<number, number> => {
  const openings = new Map<number, number>();
  const open: { readonly indent: string; readonly line: number }[] = [];
  for (const [line, text] of lines.entries()) {
    const kind = kindOf(line);
    if (isBlank(text) || kind === 'string') continue;
    const indent = indentOf(text);
    const most = kind === 'gap' ? indent.length - 1 : indent.length;
    while ((open.at(-1)?.indent.length ?? -1) > most) open.pop();
    if (kind === 'gap') continue;
    const above = open.at(-1);
    const isSame = above?.indent === indent;
    if (isSame && closes(text)) openings.set(line, above.line);
    else if (!closes(text)) {
      if (above?.indent.length === indent.length) open.pop();
      open.push({ indent, line });
    }
  }
  return openings;
};

/** The closing lines of each opening line. */
export const findClosings = (openings: ReadonlyMap<number, number>): ReadonlyMap<number, readonly number[]> => {
  const closings = new Map<number, number[]>();
  for (const [closing, opening] of openings) {
    const found = closings.get(opening);
    if (found === undefined) closings.set(opening, [closing]);
    else found.push(closing);
  }
  return closings;
};

const closes = (line: string): boolean => /^\s*(?:[)\]}]|<\/|\/?>|end\b)/.test(line);
