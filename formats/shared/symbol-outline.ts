import { listSymbols } from '../../src/syntax/outline.ts';
import { rememberRecent } from '../../src/syntax/recent.ts';
import { firstAbove } from './ascending.ts';
import { splitText } from './text-lines.ts';

/** A file by its lines and its symbols. Offsets of symbols are into `text`, which has line feeds only and no byte order mark. */
export interface SymbolFile {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly symbols: readonly FileSymbol[];
  /** The symbols right inside of a symbol, or at the top of the file, in the order of the text. */
  readonly children: ReadonlyMap<FileSymbol | undefined, readonly FileSymbol[]>;
  readonly named: ReadonlyMap<string, readonly FileSymbol[]>;
}

/** A symbol with its place among the lines: it stands on [first, last], the comments right above it start at `top`. */
export interface FileSymbol {
  readonly name: string;
  /** Which one it is of those with its name under its parent. */
  readonly index: number;
  readonly twins: number;
  readonly parent: FileSymbol | undefined;
  readonly top: number;
  readonly first: number;
  readonly last: number;
  /** Columns: where it starts on its first line, where it ends on its last, and where the separator behind it does. */
  readonly column: number;
  readonly endColumn: number;
  readonly separatorColumn: number;
}

/** Finds the symbols of a file; there are none where its language has no grammar. */
export const openSymbols = rememberRecent((path, content): SymbolFile => {
  const lines = splitText(content).lines.map((line) => line.text);
  const text = lines.join('\n');
  const starts = startsOf(lines);
  const symbols: FileSymbol[] = [];
  const counts = new Map<string, number>();
  const declared = listSymbols(path, text);
  const keyOf = (symbol: (typeof declared)[number]): string => `${symbol.parent ?? ''}/${symbol.name}`;
  const totals = Map.groupBy(declared, keyOf);
  for (const symbol of declared) {
    const key = keyOf(symbol);
    const index = counts.get(key) ?? 0;
    counts.set(key, index + 1);
    const first = lineOf(starts, symbol.from);
    const last = lineOf(starts, symbol.to);
    const lastStart = starts[last] ?? 0;
    symbols.push({
      name: symbol.name,
      index,
      twins: totals.get(key)?.length ?? 1,
      parent: symbol.parent === undefined ? undefined : symbols[symbol.parent],
      top: lineOf(starts, symbol.docFrom),
      first,
      last,
      column: symbol.from - (starts[first] ?? 0),
      endColumn: symbol.to - lastStart,
      separatorColumn: symbol.end - lastStart,
    });
  }
  const children = Map.groupBy(symbols, ({ parent }) => parent);
  return { path, text, lines, symbols, children, named: Map.groupBy(symbols, ({ name }) => name) };
});

/**
 * The symbols that a name path means: its last names, `Class/method`, or from the top of the file with a leading slash. `[i]` behind a name
 * picks one of several with that name, counted from 0.
 */
export const findSymbols = ({ named }: SymbolFile, namePath: string): FileSymbol[] => {
  const anchored = namePath.startsWith('/');
  const names = namePath.slice(anchored ? 1 : 0).split('/');
  const last = names.at(-1) ?? '';
  const plain = last.replace(/\[\d{1,9}\]$/, '');
  const candidates = [...(named.get(last) ?? []), ...(plain === last ? [] : (named.get(plain) ?? []))];
  return candidates.filter((symbol) => isNamed(symbol, names, anchored));
};

/** The shortest name path of whole names that means this symbol alone; undefined when there is none. */
export const nameSymbol = (file: SymbolFile, symbol: FileSymbol): string | undefined => {
  const names: string[] = [];
  for (let at: FileSymbol | undefined = symbol; at !== undefined; at = at.parent) names.unshift(at.twins > 1 ? `${at.name}[${at.index}]` : at.name);
  const plain = names.join('/');
  return [plain, `/${plain}`].find((path) => {
    const [found, second] = findSymbols(file, path);
    return found === symbol && second === undefined;
  });
};

const isNamed = (symbol: FileSymbol, names: readonly string[], anchored: boolean): boolean => {
  let at: FileSymbol | undefined = symbol;
  for (const name of names.toReversed()) {
    if (at === undefined || (name !== at.name && name !== `${at.name}[${at.index}]`)) return false;
    at = at.parent;
  }
  return !anchored || at === undefined;
};

const startsOf = (lines: readonly string[]): number[] => {
  let offset = 0;
  return lines.map(({ length }) => {
    const start = offset;
    offset += length + 1;
    return start;
  });
};

/** The line that holds an offset. */
const lineOf = (starts: readonly number[], offset: number): number => Math.max(0, firstAbove(starts, offset) - 1);
