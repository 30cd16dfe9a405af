import type { Files, Response } from '../../../src/types.ts';

/**
 * The files after calls that put a body for a symbol or text behind it, read by lines and their indentation alone: a symbol starts on the only line of its
 * class, or of the file, that declares it, and ends before its indentation does, or where a line with the same one closes it. Undefined for other calls and
 * other declarations.
 */
export const replaceBySymbol = ({ toolCalls }: Response, before: Files): Files | undefined => {
  const edits = toolCalls.map((call) => readEdit(call, before));
  const files = new Map(before);
  for (const edit of edits.toSorted((one, other) => (other?.from ?? 0) - (one?.from ?? 0))) {
    if (edit === undefined) return undefined;
    const { path, from, to, written } = edit;
    const lines = (files.get(path) ?? '').split('\n');
    files.set(path, lines.toSpliced(from, to - from, ...written).join('\n'));
  }
  return files;
};

interface Edit {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly written: readonly string[];
}

const readEdit = ({ name, arguments: given }: Response['toolCalls'][number], before: Files): Edit | undefined => {
  const { name_path: namePath = '', relative_path: path = '', body = '' } = Object(given);
  const lines = (before.get(path) ?? '').split('\n');
  const found = findSymbol(lines, namePath.split('/'), path.endsWith('.py'));
  if (found === undefined || body === '') return undefined;
  const { first, last } = found;
  const written = indentOf(lines[first] ?? '') + body.trimStart();
  if (name === 'replace_symbol_body') return { path, from: first, to: last + 1, written: [written] };
  const isApart = lines[first - 1] === '' || lines[last + 1] === '';
  return name === 'insert_after_symbol' ? { path, from: last + 1, to: last + 1, written: isApart ? ['', written] : [written] } : undefined;
};

/** The lines [first, last] of a symbol. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Looks for a symbol among the lines with the least indentation, first of the file, then of what holds it. */
const findSymbol = (lines: readonly string[], names: readonly string[], byIndent: boolean): Range | undefined => {
  let inside: Range = { first: 0, last: lines.length - 1 };
  for (const [depth, name] of names.entries()) {
    const numbers = lines.flatMap((line, at) => (at >= inside.first && at <= inside.last && line.trim() !== '' ? [at] : []));
    const least = Math.min(...numbers.map((at) => indentOf(lines[at] ?? '').length));
    const [first, ...others] = numbers.filter((at) => indentOf(lines[at] ?? '').length === least && declares(lines[at] ?? '', name));
    const last = first === undefined || others.length > 0 ? -1 : findLast(lines, first, byIndent);
    if (first === undefined || last < 0) return undefined;
    if (depth === names.length - 1) return { first, last };
    inside = { first: first + 1, last: byIndent ? last : last - 1 };
  }
  return undefined;
};

const declares = (line: string, name: string): boolean => {
  const declared = line
    .trimStart()
    .replace(/^(?:(?:export|default|async|function|class|interface|def|const|let|readonly|static|private|public|get|set) )+/, '');
  return declared.startsWith(name) && /^(?: ?[(=:;{]|<| extends | implements )/.test(declared.slice(name.length));
};

/** The line that ends what starts on line `first`: -1 where nothing does. */
const findLast = (lines: readonly string[], first: number, byIndent: boolean): number => {
  const indent = indentOf(lines[first] ?? '');
  if (!byIndent) return lines[first]?.endsWith(';') ? first : lines.indexOf(`${indent}}`, first);
  const next = lines.findIndex((line, at) => at > first && line.trim() !== '' && indentOf(line).length <= indent.length);
  return lines.findLastIndex((line, at) => line.trim() !== '' && (next < 0 || at < next));
};

const indentOf = (line: string): string => line.slice(0, line.length - line.trimStart().length);
