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
export const reindent = (script: Script, contents: readonly string[]): { readonly script: Script; readonly note?: string } => {
  const pairs = indentPairs(script, contents);
  const moved = pairs.filter(([from, to]) => from !== to);
  const [first] = moved;
  if (first === undefined || !script.some(({ op }) => op === 'insert')) return { script };
  const known = new Map([...pairs].reverse());
  let next = 0;
  const adapted = script.map((line) => {
    if (line.op === 'insert') return { ...line, text: indentLike(line.text, known, first) };
    if (line.text.trim() !== '') known.set(...(pairs[next++] ?? first));
    return line;
  });
  return { script: adapted, note: noteOf(pairs) };
};

const MAX_COMPARED = 5e6;

type IndentPair = readonly [from: string, to: string];

const commonIndent = (lines: readonly string[]): string => {
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  let common = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return common;
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

/** Exchanges a known indentation, or the longest known one that this line's starts with; else shifts the line as the first old line was. */
const indentLike = (line: string, known: ReadonlyMap<string, string>, [from, to]: IndentPair): string => {
  if (line.trim() === '') return line;
  const indent = indentOf(line);
  const rest = line.slice(indent.length);
  for (let length = indent.length; length >= 0; length--) {
    const base = known.get(indent.slice(0, length));
    if (base !== undefined) return base + inUnits(indent.slice(length), known) + rest;
  }
  if (to.endsWith(from)) return to.slice(0, to.length - from.length) + line;
  return indent.slice(0, Math.max(0, indent.length - Math.max(0, from.length - to.length))) + rest;
};

/** Deeper indentation in the file's kind of white space, as wide as two known pairs say; as written when they do not say. */
const inUnits = (extra: string, known: ReadonlyMap<string, string>): string => {
  if (extra === '') return '';
  const pairs = [...known].toSorted(([a], [b]) => a.length - b.length);
  const [[onlyFrom, onlyTo] = ['', '']] = pairs;
  if (pairs.length === 1 && onlyFrom.charAt(0) !== onlyTo.charAt(0)) pairs.unshift(['', '']);
  for (const [index, [from, to]] of pairs.entries()) {
    const [lessFrom, lessTo] = pairs[index - 1] ?? [from, to];
    const width = (extra.length * (to.length - lessTo.length)) / (from.length - lessFrom.length);
    const sameKind = from.endsWith(extra.charAt(0)) && to.length > lessTo.length;
    if (sameKind && from.length > lessFrom.length && Number.isInteger(width)) return to.slice(-1).repeat(width);
  }
  return extra;
};

const noteOf = (pairs: readonly IndentPair[]): string => {
  const shifts = new Set(pairs.map(([from, to]) => (to.endsWith(from) || from.endsWith(to) ? to.length - from.length : Number.NaN)));
  const [shift = Number.NaN] = shifts;
  return shifts.size === 1 && !Number.isNaN(shift) ? `re-indented by ${shift} columns` : 're-indented like the file';
};
