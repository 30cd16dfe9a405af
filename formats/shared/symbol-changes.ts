import { findLineChanges } from './line-changes.ts';
import { applyLineEdits, type LineEdit } from './line-edits.ts';
import { editSymbol, type SymbolRequest } from './symbol-edit.ts';
import { type FileSymbol, nameSymbol, openSymbols, type SymbolFile } from './symbol-outline.ts';

/** What leads from one text of a file to another: requests, the edits of lines that they make, and whether these are all there is to do. */
export interface SymbolChanges {
  readonly requests: readonly SymbolRequest[];
  readonly edits: readonly LineEdit[];
  readonly complete: boolean;
}

/**
 * The symbols that changed, as deep inside of each other as they can be told apart: a class is replaced only where its members do not say
 * all. Symbols are paired by their names, and in their order where the names changed.
 */
export const findSymbolChanges = (path: string, before: string, after: string): SymbolChanges => {
  const pair = { old: openSymbols(path, before), edited: openSymbols(path, after) };
  const steps = compareLevel(pair, undefined, undefined);
  const edits = steps.flatMap(({ edit }) => edit ?? []);
  return { requests: steps.map(({ request }) => request), edits, complete: leadsTo(pair.old.lines, edits, pair.edited.lines) };
};

interface Pair {
  readonly old: SymbolFile;
  readonly edited: SymbolFile;
}

interface Step {
  readonly request: SymbolRequest;
  readonly edit: LineEdit | undefined;
}

const compareLevel = (pair: Pair, oldParent: FileSymbol | undefined, newParent: FileSymbol | undefined): Step[] => {
  const old = pair.old.children.get(oldParent) ?? [];
  const edited = pair.edited.children.get(newParent) ?? [];
  const steps: Step[] = [];
  let [at, newAt] = [0, 0];
  const compareUpTo = (end: number): void => {
    for (; at < end; at++, newAt++) steps.push(...compareSymbols(pair, old[at], edited[newAt]));
  };
  for (const change of findLineChanges(old.map(keyOf), edited.map(keyOf))) {
    compareUpTo(change.from);
    const paired = Math.min(change.to - change.from, change.newTo - change.newFrom);
    compareUpTo(change.from + paired);
    for (; at < change.to; at++) steps.push(...request(pair.old, old[at], 'replace', ''));
    if (newAt < change.newTo) steps.push(...insertRun(pair, { old, edited, at, from: newAt, to: change.newTo }));
    newAt = change.newTo;
  }
  compareUpTo(old.length);
  return steps;
};

const keyOf = ({ name, index }: FileSymbol): string => `${name}[${index}]`;

const compareSymbols = (pair: Pair, old: FileSymbol | undefined, edited: FileSymbol | undefined): Step[] => {
  if (old === undefined || edited === undefined) return [];
  const text = textOf(pair.edited, edited);
  if (textOf(pair.old, old) === text) return [];
  const inside = pair.old.children.has(old) ? compareLevel(pair, old, edited) : [];
  const edits = inside.map(({ edit }) => edit);
  if (inside.length > 0 && edits.every((edit) => edit !== undefined) && isSame(pair, old, edited, edits)) return inside;
  return request(pair.old, old, 'replace', text);
};

/** Whether edits inside of a symbol make it what it is to be. */
const isSame = ({ old, edited }: Pair, one: FileSymbol, other: FileSymbol, edits: readonly LineEdit[]): boolean => {
  const lines = applyLineEdits(old.lines, edits, one.first, one.last + 1);
  return lines !== undefined && lines.join('\n') === edited.lines.slice(other.first, other.last + 1).join('\n');
};

/** New symbols `edited` [from, to), and where they come among the old ones. */
interface NewRun {
  readonly old: readonly FileSymbol[];
  readonly edited: readonly FileSymbol[];
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** New symbols as one insertion: after the one above them, before the one below, or as part of an unchanged one above, whichever has the same empty lines. */
const insertRun = (pair: Pair, run: NewRun): Step[] => {
  const { lines } = pair.edited;
  const [above, below] = [run.old[run.at - 1], run.old[run.at]];
  const [first, last] = [run.edited[run.from], run.edited[run.to - 1]];
  const [newAbove, newBelow] = [run.edited[run.from - 1], run.edited[run.to]];
  if (first === undefined || last === undefined) return [];
  const text = lines.slice(first.top, last.last + 1).join('\n');
  const options = [request(pair.old, above, 'after', text), request(pair.old, below, 'before', text)];
  if (above && newAbove && textOf(pair.old, above) === textOf(pair.edited, newAbove))
    options.push(
      request(
        pair.old,
        above,
        'replace',
        lines
          .slice(newAbove.first, last.last + 1)
          .join('\n')
          .slice(newAbove.column),
      ),
    );
  const wanted = lines.slice(newAbove?.first, newBelow?.top).join('\n');
  const fits = ([step]: Step[]): boolean =>
    step?.edit !== undefined && applyLineEdits(pair.old.lines, [step.edit], above?.first, below?.top)?.join('\n') === wanted;
  return options.find(fits) ?? options.find((steps) => steps.length > 0) ?? [];
};

/** The request and what it does; the first line keeps its indentation where the others would move without it. */
const request = (file: SymbolFile, symbol: FileSymbol | undefined, place: SymbolRequest['place'], text: string): Step[] => {
  const name = symbol && nameSymbol(file, symbol);
  if (symbol === undefined || name === undefined) return [];
  const write = (body: string): Step => {
    const wanted: SymbolRequest = { symbol: name, place, text: body };
    return { request: wanted, edit: editSymbol(file, wanted).edit };
  };
  const plain = write(text);
  const indent = (file.lines[symbol.first] ?? '').slice(0, symbol.column);
  return [plain.edit?.note === undefined || place !== 'replace' ? plain : write(indent + text)];
};

/** The text of a symbol alone, with line feeds. */
const textOf = ({ lines }: SymbolFile, { first, last, column, endColumn }: FileSymbol): string => {
  const text = lines.slice(first, last + 1);
  const end = text.at(-1)?.slice(0, endColumn) ?? '';
  return [...text.slice(0, -1), end].join('\n').slice(column);
};

const leadsTo = (lines: readonly string[], edits: readonly LineEdit[], wanted: readonly string[]): boolean => {
  const made = applyLineEdits(lines, edits);
  return made !== undefined && made.length === wanted.length && made.every((line, index) => line === wanted[index]);
};
