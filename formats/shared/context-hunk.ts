import { badHunkHeader, badLinePrefix, countMismatch } from '../../src/errors.ts';
import type { HunkLine } from '../../src/types.ts';
import type { DiffBlock } from './diff-blocks.ts';

/** A hunk of a context diff, its two halves put together. `hint` is the 0-based line where it starts, `to` the line after it. */
export interface ContextHunk {
  readonly lines: readonly HunkLine[];
  readonly hint: number;
  readonly to: number;
}

/** Whether a hunk starts here: fifteen asterisks (any text may follow), or the range of its first half. */
export const startsContextHunk = (text: string): boolean => text.startsWith(SEPARATOR) || readContextRange(text, '*') !== undefined;

/** Reads the hunk at `line`. Its ranges say how many lines each half has; a half without changes may be left out. */
export const readContextHunk = (block: DiffBlock, line: number): ContextHunk => {
  const start = block.at(line)?.startsWith(SEPARATOR) ? line + 1 : line;
  const before = readHalf(block, start, { star: '*', own: '-' });
  const after = readHalf(block, before.to, { star: '-', own: '+' });
  const end = block.at(after.to) === undefined ? block.explainEnd('a hunk of a context diff') : undefined;
  if (end !== undefined) throw end;
  const lines = joinHalves(fillIn(before, after), fillIn(after, before));
  const { from, to } = before.range;
  return { lines, hint: lines.every(({ op }) => op === 'insert') ? to : Math.max(0, from - 1), to: after.to };
};

const SEPARATOR = '***************';

interface ContextRange {
  readonly from: number;
  readonly to: number;
}

/** The numbers of `*** 1,3 ****` or `--- 1,3 ----`; one number is both. */
const readContextRange = (text: string, star: string): ContextRange | undefined => {
  const match = text.length > LONGEST_RANGE ? null : (star === '*' ? OLD_RANGE : NEW_RANGE).exec(text);
  return match === null ? undefined : { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
};

const LONGEST_RANGE = 60;
const OLD_RANGE = /^\*\*\* (\d{1,9})(?:,(\d{1,9}))? \*{4}\s*$/;
const NEW_RANGE = /^--- (\d{1,9})(?:,(\d{1,9}))? -{4}\s*$/;

/** A line of one half by its first column. */
interface HalfLine {
  readonly mark: string;
  readonly text: string;
  readonly noEol?: boolean;
}

interface Half {
  readonly header: string;
  readonly range: ContextRange;
  readonly lines: readonly HalfLine[];
  readonly to: number;
}

interface Side {
  readonly star: string;
  /** The mark for a line that only this half has. */
  readonly own: string;
}

const readHalf = (block: DiffBlock, line: number, side: Side): Half => {
  const header = block.at(line);
  if (header === undefined) throw block.explainEnd('a hunk of a context diff') ?? badHunkHeader(block.at(line - 1) ?? '');
  const range = readContextRange(header, side.star);
  if (range === undefined) throw badHunkHeader(header);
  const most = countOf(range);
  const lines: HalfLine[] = [];
  let at = line + 1;
  for (; lines.length < most || block.at(at)?.startsWith('\\'); at++) {
    const text = block.at(at);
    if (text?.startsWith('\\') && markLast(lines)) continue;
    const read = text === undefined ? undefined : readHalfLine(text, side.own);
    if (read === undefined) break;
    lines.push(read);
  }
  const isLeftOut = lines.every(({ mark, text }) => mark === '' && text === '');
  if (!isLeftOut || block.at(at) === undefined) checkEnd(block, at, { header, stated: most, found: lines.length });
  if (isLeftOut) return { header, range, lines: [], to: most === 0 ? line + 1 : leaveOut(block, line + 1) };
  if (goesOn(block, at, side.own)) throw countMismatch(header, `${most} lines`, 'more');
  return { header, range, lines, to: at };
};

/** One number may also stand for no line at all: the half then starts after it. */
const countOf = ({ from, to }: ContextRange): number => (to === 0 ? 0 : Math.max(0, to - from + 1));

interface Count {
  readonly header: string;
  readonly stated: number;
  readonly found: number;
}

const checkEnd = (block: DiffBlock, at: number, { header, stated, found }: Count): void => {
  if (found === stated) return;
  const next = block.at(at);
  // The last line of a block that is not whole may be a piece of one.
  if (next === undefined || block.at(at + 1) === undefined) {
    const end = block.explainEnd(`the half ${header}`);
    if (end !== undefined) throw end;
  }
  if (next === undefined && found === 0) return;
  throw next === undefined || endsHalf(next) ? countMismatch(header, `${stated} lines`, `${found}`) : badContextPrefix(next);
};

/** Where a half without any line ends. */
const leaveOut = (block: DiffBlock, line: number): number => {
  const text = block.at(line);
  if (text !== undefined && !endsHalf(text)) throw badContextPrefix(text);
  let to = line;
  while (block.fenced && block.at(to)?.trim() === '') to++;
  return to;
};

const readHalfLine = (text: string, own: string): HalfLine | undefined => {
  if (text.trim() === '' && text.length < 2) return { mark: '', text: '' };
  const mark = text.charAt(0);
  if (mark !== ' ' && mark !== '!' && mark !== own) return undefined;
  if (text.length === 1) return { mark, text: '' };
  return text[1] === ' ' || text[1] === '\t' ? { mark: mark === ' ' ? '' : mark, text: text.slice(2) } : undefined;
};

const markLast = (lines: HalfLine[]): boolean => {
  const last = lines.pop();
  if (last !== undefined) lines.push({ ...last, noEol: true });
  return last !== undefined;
};

/** Whether a line without the prefix of a half is what follows it, not a line that lost its prefix. */
const endsHalf = (text: string): boolean => text.trim() === '' || /^(?:\*\*\*|---|diff |Index: |Only in |@@|<\/(?:patch|diff)>)/.test(text.slice(0, 10));

/** Whether more lines of the half follow though it has as many as it says. */
const goesOn = (block: DiffBlock, first: number, own: string): boolean => {
  let at = first;
  while (block.fenced && block.at(at) === '') at++;
  const text = block.at(at);
  return text !== undefined && text.length > 1 && readHalfLine(text, own) !== undefined;
};

const badContextPrefix = (line: string) => badLinePrefix(line, 'two spaces, "! ", "- " or "+ " as its half allows');

/** The lines of a half; one that was left out has the context of the other. */
const fillIn = (half: Half, other: Half): readonly HalfLine[] => {
  const lines = half.lines.length > 0 ? half.lines : other.lines.filter(({ mark }) => mark === '');
  const stated = countOf(half.range);
  if (lines.length !== stated && (lines.length > 0 || stated !== 1)) throw countMismatch(half.header, `${stated} lines`, `${lines.length}`);
  return lines;
};

/** Puts the halves together: context must be the same in both, and a run of changed lines in one needs one in the other. */
const joinHalves = (old: readonly HalfLine[], fresh: readonly HalfLine[]): HunkLine[] => {
  const lines: HunkLine[] = [];
  for (let i = 0, j = 0; i < old.length || j < fresh.length; ) {
    const [left, right] = [old[i], fresh[j]];
    if (left?.mark === '-') lines.push(toLine('delete', old[i++]));
    else if (right?.mark === '+') lines.push(toLine('insert', fresh[j++]));
    else if (left?.mark !== right?.mark || left === undefined || right === undefined) throw badContextPrefix(written(left ?? right));
    else if (left.mark === '!') {
      while (old[i]?.mark === '!') lines.push(toLine('delete', old[i++]));
      while (fresh[j]?.mark === '!') lines.push(toLine('insert', fresh[j++]));
    } else if (left.text !== right.text || left.noEol !== right.noEol) throw badContextPrefix(written(right));
    else {
      lines.push(toLine('keep', left));
      i++;
      j++;
    }
  }
  return lines;
};

const toLine = (op: HunkLine['op'], line: HalfLine | undefined): HunkLine => ({ op, text: line?.text ?? '', ...(line?.noEol && { noEol: true }) });

const written = (line: HalfLine | undefined): string => `${line?.mark || ' '} ${line?.text ?? ''}`;
