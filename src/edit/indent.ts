import type { FileText } from './file-text.ts';
import { trimmedKey } from './keys.ts';
import { contentOf } from './lines.ts';
import { oldLines, type Script } from './script.ts';

/** The white space a line starts with. */
export const indentOf = (line: string): string => line.slice(0, line.length - line.trimStart().length);

/** The lines at which a script's old lines stand when one common indentation is exchanged for another. Looks at a bounded number of candidates. */
export const findShifted = (file: FileText, script: Script): number[] => {
  const old = oldLines(script).map(({ text }) => text);
  const found = file.findLines(old, trimmedKey);
  if (found.length * old.length > MAX_COMPARED) return [];
  const common = commonIndent(old).length;
  const tails = old.map((line) => line.slice(common).trimEnd());
  return found.filter((line) => isShifted(file, line, tails));
};

/** The script with its inserted lines indented as the file is where it stands; `contents` are the file's lines in place of the old ones. */
export const reindent = (script: Script, contents: readonly string[], file: FileText): { readonly script: Script; readonly note?: string } => {
  const all = indentPairs(script, contents);
  const pairs = trustworthy(all);
  const trusted = new Set(pairs);
  const moved = pairs.filter(isMoved);
  const [first] = moved;
  if (first === undefined || !script.some(({ op }) => op === 'insert')) return { script };
  const known = new Map<string, string>();
  for (const pair of pairs.toReversed()) learn(known, pair);
  const step = smallestStep(script.map(({ text }) => text));
  const toFile = (extra: string): string =>
    extra === '' ? '' : (inUnits(extra, known) ?? inUnitsOfFile(extra, step, file) ?? inUnits(extra, [['', ''], ...otherKind(known)]) ?? extra);
  const adaptedIndents = new Map<string, string>();
  let next = 0;
  const adapted = script.map((line) => {
    if (line.text.trim() === '') return line;
    const indent = indentOf(line.text);
    if (line.op === 'insert') {
      const own = adaptedIndents.get(indent) ?? adaptIndent(indent, known, { first, toFile });
      adaptedIndents.set(indent, own);
      return { ...line, text: own + line.text.slice(indent.length) };
    }
    const pair = all[next++] ?? first;
    if (!trusted.has(pair)) return line;
    if (learn(known, pair)) adaptedIndents.clear();
    return line;
  });
  return { script: adapted, note: noteOf(all) };
};

/** Whether all that is indented otherwise than the file's lines is context that lacks one space: it lost its prefix, and other lines are as they should be. */
export const lostPrefixes = (script: Script, contents: readonly string[]): boolean =>
  oldLines(script).every(({ op, text }, index) => {
    const [from, to] = [indentOf(text), indentOf(contents[index] ?? '')];
    return text.trim() === '' || from === to || (op === 'keep' && to === ` ${from}`);
  });

const isMoved = ([from, to]: IndentPair): boolean => from !== to;

/**
 * Without the pairs of lines that were misread: those of an indentation that other lines have in the file too, or that lead to one that others start from;
 * and the only one that moved, where others that are indented stayed.
 */
const trustworthy = (pairs: readonly IndentPair[]): readonly IndentPair[] => {
  const stayed = pairs.filter((pair) => !isMoved(pair));
  if (stayed.length + 1 === pairs.length && stayed.filter(([from]) => from !== '').length > 1) return stayed;
  const steady = new Set(stayed.map(([from]) => from));
  return steady.size === 0 ? pairs : pairs.filter((pair) => !isMoved(pair) || !(steady.has(pair[0]) || steady.has(pair[1])));
};

const MAX_COMPARED = 5e6;

type IndentPair = readonly [from: string, to: string];

/** How many indentations are told apart, and how deep they are: what bounds the work on texts that are all indentation. */
const MOST_KNOWN = 100;
const MOST_COLUMNS = 200;

/** Whether that is news. */
const learn = (known: Map<string, string>, [from, to]: IndentPair): boolean => {
  if (known.get(from) === to || (known.size >= MOST_KNOWN && !known.has(from))) return false;
  known.set(from, to);
  return true;
};

const commonIndent = (lines: readonly string[]): string => {
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  let common = indents[0] ?? '';
  for (const indent of indents) common = common.slice(0, sharedLength(common, indent));
  return common;
};

const sharedLength = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};

const isShifted = (file: FileText, start: number, tails: readonly string[]): boolean => {
  let prefix: string | undefined;
  for (const [index, tail] of tails.entries()) {
    const line = contentOf(file.lines(), start + index).trimEnd();
    if (tail === '' && line === '') continue;
    prefix ??= line.slice(0, Math.max(0, line.length - tail.length));
    if (prefix.trim() !== '' || line !== prefix + tail) return false;
  }
  return true;
};

/** For each old line that is not blank, its indentation in the script and in the file. */
const indentPairs = (script: Script, contents: readonly string[]): IndentPair[] =>
  oldLines(script).flatMap(({ text }, index): IndentPair[] => (text.trim() === '' ? [] : [[indentOf(text), indentOf(contents[index] ?? '')]]));

/** How a line is indented that no known indentation covers: what the first pair did to its line, and what deeper indentation is in the file. */
interface Fallback {
  readonly first: IndentPair;
  readonly toFile: (extra: string) => string;
}

/**
 * Exchanges a known indentation, or the longest known one that this line's starts with; or takes off the shortest known one what this line's has less;
 * else shifts the line as the first old line was.
 */
const adaptIndent = (indent: string, known: ReadonlyMap<string, string>, { first: [from, to], toFile }: Fallback): string => {
  const whole = known.get(indent);
  if (whole !== undefined) return whole;
  for (let length = Math.min(indent.length - 1, MOST_COLUMNS); length >= 0; length--) {
    const base = known.get(indent.slice(0, length));
    if (base !== undefined) return base + toFile(indent.slice(length));
  }
  const [deeper, base] = [...known].filter(([own]) => own.startsWith(indent)).toSorted(([a], [b]) => a.length - b.length)[0] ?? ['', ''];
  const less = toFile(deeper.slice(indent.length));
  if (less !== '' && base.endsWith(less)) return base.slice(0, base.length - less.length);
  if (to.endsWith(from)) return to.slice(0, to.length - from.length) + indent;
  return indent.slice(0, Math.max(0, indent.length - Math.max(0, from.length - to.length)));
};

/** More indentation in the file's kind of white space, as wide as two pairs say; undefined when they do not say. */
const inUnits = (extra: string, known: Iterable<IndentPair>): string | undefined => {
  const pairs = [...known].toSorted(([a], [b]) => a.length - b.length);
  for (const [index, [from, to]] of pairs.entries()) {
    const [lessFrom, lessTo] = pairs[index - 1] ?? [from, to];
    const width = (extra.length * (to.length - lessTo.length)) / (from.length - lessFrom.length);
    const sameKind = from.endsWith(extra.charAt(0)) && to.length > lessTo.length;
    if (sameKind && from.length > lessFrom.length && Number.isInteger(width)) return to.slice(-1).repeat(width);
  }
  return undefined;
};

/** The same by the steps in which the script and the whole file go deeper, where they are not of the same kind of white space. */
const inUnitsOfFile = (extra: string, step: number, file: FileText): string | undefined => {
  const kind = extra.charAt(0);
  const unit = file.indentStep();
  if (unit === '' || unit.startsWith(kind) || extra !== kind.repeat(extra.length)) return undefined;
  const steps = extra.length / step;
  return steps > 0 && Number.isInteger(steps) ? unit.repeat(steps) : undefined;
};

/** The pairs in which one kind of white space became another; that of no indentation counts as one. */
const otherKind = (known: Iterable<IndentPair>): IndentPair[] => [...known].filter(([from, to]) => from !== '' && from.charAt(0) !== to.charAt(0));

/** The smallest difference between the indentations of lines. */
const smallestStep = (lines: readonly string[]): number => {
  const widths = [...new Set(lines.flatMap((line) => (line.trim() === '' ? [] : [indentOf(line).length])))].sort((a, b) => a - b);
  return Math.min(...widths.slice(1).map((width, index) => width - (widths[index] ?? 0)));
};

/** What lines are mostly indented by more than the line before them; empty when none is. */
export const commonStep = (lines: readonly string[]): string => {
  const counts = new Map<string, number>();
  let before = '';
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = indentOf(line);
    if (indent.length > before.length && indent.startsWith(before)) counts.set(indent.slice(before.length), (counts.get(indent.slice(before.length)) ?? 0) + 1);
    before = indent;
  }
  let best = '';
  for (const [step, count] of counts) if (count > (counts.get(best) ?? 0)) best = step;
  return best;
};

const noteOf = (pairs: readonly IndentPair[]): string => {
  const shifts = new Set(pairs.map(([from, to]) => (to.endsWith(from) || from.endsWith(to) ? to.length - from.length : Number.NaN)));
  const [shift = Number.NaN] = shifts;
  return shifts.size === 1 && !Number.isNaN(shift) ? `re-indented by ${shift} columns` : 're-indented like the file';
};
