import { findLinesInStrings } from '../../src/syntax/outline.ts';
import type { LineEdit } from './line-edits.ts';
import { bodyLines, holdsCode, indentBody, indentOf } from './symbol-body.ts';
import { isEndUncertain, isTorn } from './symbol-doubts.ts';
import { type FileSymbol, findSymbols, type SymbolFile } from './symbol-outline.ts';

/** What is done with a symbol: its text is replaced, or text comes before or after it. */
export interface SymbolRequest {
  readonly symbol: string;
  readonly place: 'replace' | 'before' | 'after';
  readonly text: string;
}

/** What a request does to a file, or why it does nothing: `doubt` is about where the symbol ends, or whether its new text is a whole declaration. */
export interface SymbolEdit {
  /** The lines of the symbols that the name path means: none or several where there is neither `edit` nor `doubt`. */
  readonly candidates: readonly number[];
  readonly edit?: LineEdit;
  readonly doubt?: 'end' | 'text';
}

/** What a request does to a file. An empty text deletes the symbol; its doc comment stays in any case. */
export const editSymbol = (file: SymbolFile, { symbol, place, text }: SymbolRequest): SymbolEdit => {
  const found = findSymbols(file, symbol);
  const candidates = found.map(({ first }) => first);
  const [only] = found;
  if (only === undefined || found.length > 1) return { candidates };
  if (place !== 'before' && isEndUncertain(file, only)) return { candidates, doubt: 'end' };
  const body = bodyLines(text);
  if (place !== 'replace') return { candidates, edit: insertBeside(file, only, place, body) };
  if (body.length === 0) return { candidates, edit: deleteSymbol(file, only) };
  const edit = replaceSymbol(file, only, body);
  return isTorn(file, body, edit) ? { candidates, doubt: 'text' } : { candidates, edit };
};

const replaceSymbol = (file: SymbolFile, symbol: FileSymbol, written: readonly string[]): LineEdit => {
  const { first, last } = symbol;
  const prefix = lineAt(file, first).slice(0, symbol.column);
  const body = withoutDoc(file, symbol, written);
  const separator = lineAt(file, last).slice(symbol.endColumn, symbol.separatorColumn).trim();
  const takesSeparator = separator !== '' && body.at(-1)?.trimEnd().endsWith(separator) === true;
  const suffix = lineAt(file, last).slice(takesSeparator ? symbol.separatorColumn : symbol.endColumn);
  const placed = prefix.trim() === '' ? indent(file, symbol, body, prefix) : [prefix + (body[0] ?? '').trimStart(), ...body.slice(1)];
  const lines = [...placed.slice(0, -1), (placed.at(-1) ?? '') + suffix];
  return withNote({ from: first, to: last + 1, lines }, body, placed, prefix);
};

/** The body without a copy of the doc comment, which stays where it is. */
const withoutDoc = (file: SymbolFile, { top, first }: FileSymbol, body: readonly string[]): readonly string[] => {
  const doc = file.lines.slice(top, first);
  const repeats = doc.length > 0 && doc.length < body.length && doc.every((line, index) => line.trim() === body[index]?.trim());
  return repeats ? body.slice(doc.length) : body;
};

/** Takes the lines of a symbol out, with the empty lines above where there are some below too or nothing follows, else with those below the first symbol. */
const deleteSymbol = (file: SymbolFile, { first, last, column, separatorColumn }: FileSymbol): LineEdit => {
  const [prefix, suffix] = [lineAt(file, first).slice(0, column), lineAt(file, last).slice(separatorColumn)];
  if (prefix.trim() !== '' || suffix.trim() !== '')
    return { from: first, to: last + 1, lines: [prefix + (prefix.trim() === '' ? suffix.trimStart() : suffix)] };
  const { lines } = file;
  let [from, to] = [first, last + 1];
  const isEnd = to >= lines.length || /^\s*[)\]}]/.test(lines[to] ?? '');
  if (!isBlank(lines[from - 1])) while (to < lines.length && isBlank(lines[to])) to++;
  else if (isEnd || isBlank(lines[to])) while (from > 0 && isBlank(lines[from - 1])) from--;
  return { from, to, lines: [] };
};

/** Puts a text on lines of its own before or after a symbol, with an empty line between where the file has one beside the symbol. */
const insertBeside = (file: SymbolFile, symbol: FileSymbol, place: 'before' | 'after', body: readonly string[]): LineEdit => {
  const line = place === 'before' ? symbol.top : symbol.last + 1;
  const gap = body.length > 0 && isApart(file, symbol, place) ? [''] : [];
  const column = indentOf(lineAt(file, symbol.first));
  const shared = splitLine(file, symbol, place);
  const placed = indent(file, symbol, body, column);
  const lines = place === 'before' ? [...placed, ...gap] : [...gap, ...placed];
  if (shared === undefined) return withNote({ from: line, to: line, lines }, body, placed, column);
  return { from: shared.from, to: shared.from + 1, lines: [...shared.head, ...placed, ...shared.tail] };
};

/** Whether empty lines part a symbol from its neighbour: the one on the side of the insertion, else the other one; alone it stands apart. */
const isApart = ({ lines, children }: SymbolFile, symbol: FileSymbol, place: 'before' | 'after'): boolean => {
  const siblings = children.get(symbol.parent) ?? [];
  const [above, below] = [siblings[0] !== symbol, siblings.at(-1) !== symbol];
  if (!above && !below) return true;
  return isBlank(place === 'before' ? (above ? lines[symbol.top - 1] : lines[symbol.last + 1]) : below ? lines[symbol.last + 1] : lines[symbol.top - 1]);
};

/** The two parts of a line that the symbol shares with other code on the side of the insertion. A comment behind it is no other code. */
const splitLine = (file: SymbolFile, symbol: FileSymbol, place: 'before' | 'after') => {
  const from = place === 'before' ? symbol.first : symbol.last;
  const line = lineAt(file, from);
  const column = place === 'before' ? symbol.column : symbol.separatorColumn;
  const [head, tail] = [line.slice(0, column), line.slice(column)];
  if (place === 'before')
    return symbol.top === symbol.first && head.trim() !== '' ? { from, head: [head.trimEnd()], tail: [indentOf(line) + tail] } : undefined;
  if (!holdsCode(tail)) return undefined;
  return { from, head: [head], tail: [indentOf(line) + tail.trimStart()] };
};

/** The body at a column. Which of its lines start inside of a string is only looked up where lines could move. */
const indent = (file: SymbolFile, { parent }: FileSymbol, body: readonly string[], column: string): string[] => {
  const holder = parent === undefined ? '' : lineAt(file, parent.first);
  const header = holder.length > LONGEST_HEADER ? '' : holder;
  let strings: ReadonlySet<number> | undefined;
  return indentBody(body, {
    indent: column,
    isInString: (line) => {
      strings ??= findLinesInStrings(file.path, [header, ...body].join('\n'));
      return strings.has(line + 1);
    },
  });
};

const LONGEST_HEADER = 500;

const withNote = (edit: LineEdit, body: readonly string[], placed: readonly string[], column: string): LineEdit => {
  const moved = body.some((line, index) => index > 0 && line !== placed[index]);
  return moved ? { ...edit, note: `re-indented by ${column.length - indentOf(body[0] ?? '').length} columns` } : edit;
};

const lineAt = ({ lines }: SymbolFile, line: number): string => lines[line] ?? '';
const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === '';
