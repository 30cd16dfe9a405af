import { badLinePrefix, badMarkerOrder, countMismatch } from '../../src/errors.ts';
import type { DiffBlock } from './diff-blocks.ts';
import { toLineSpan } from './line-spans.ts';
import type { HunkText } from './written-hunks.ts';

/** A command of a normal diff: lines [first, last) of the file become `inserted`. `to` is the line after it. */
export interface NormalHunk {
  readonly first: number;
  readonly last: number;
  readonly deleted: readonly HunkText[];
  readonly inserted: readonly HunkText[];
  readonly to: number;
}

/** Whether a line is a command of a normal diff: `5,7c8,10`, `2a3`, `4d3`. */
export const startsNormalHunk = (text: string): boolean => text.length <= LONGEST_COMMAND && COMMAND.test(text);

/** Reads the command at `line`, with as many old (`<`) and new (`>`) lines as it states. */
export const readNormalHunk = (block: DiffBlock, line: number): NormalHunk => {
  const header = block.at(line) ?? '';
  const [, from = '', to = from, letter, newFrom = '', newTo = newFrom] = COMMAND.exec(header) ?? [];
  const range = letter === 'a' ? { first: Number(from), last: Number(from) } : toLineSpan(Number(from), Number(to));
  const old = readSide(block, line + 1, { mark: '<', header, stated: letter === 'a' ? 0 : Math.max(0, range.last - range.first) });
  const divider = block.at(old.to);
  if (letter === 'c' && divider?.trimEnd() !== '---')
    throw (divider === undefined ? block.explainEnd(header) : undefined) ?? badMarkerOrder(divider ?? '', '"---"');
  const start = letter === 'c' ? old.to + 1 : old.to;
  const fresh = readSide(block, start, { mark: '>', header, stated: letter === 'd' ? 0 : Math.max(0, Number(newTo) - Number(newFrom) + 1) });
  return { ...range, deleted: old.lines, inserted: fresh.lines, to: fresh.to };
};

const COMMAND = /^(\d{1,9})(?:,(\d{1,9}))?([acd])(\d{1,9})(?:,(\d{1,9}))?\s*$/;
const LONGEST_COMMAND = 60;

interface Side {
  readonly mark: string;
  readonly header: string;
  readonly stated: number;
}

const readSide = (block: DiffBlock, from: number, { mark, header, stated }: Side): { readonly lines: readonly HunkText[]; readonly to: number } => {
  const lines: HunkText[] = [];
  let at = from;
  for (; ; at++) {
    const text = block.at(at);
    if (text?.startsWith('\\') && lines.length > 0) lines.push({ ...(lines.pop() ?? { text: '' }), noEol: true });
    else if (!text?.startsWith(mark)) break;
    else if (text.length > 1 && text[1] !== ' ' && text[1] !== '\t') throw badLinePrefix(text, `"${mark} "`);
    else lines.push({ text: text.slice(2) });
  }
  if (lines.length === stated) return { lines, to: at };
  throw (
    (block.at(at) === undefined && lines.length < stated ? block.explainEnd(header) : undefined) ??
    countMismatch(header, `${stated} ${mark} lines`, `${lines.length}`)
  );
};
