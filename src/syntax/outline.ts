import { countSyntax, inspect, outlineText } from './native.ts';
import { rememberRecent } from './recent.ts';

/** A declaration with a name. Offsets are UTF-16 into the text; `parent` is the number of the symbol that holds it. */
export interface DeclaredSymbol {
  readonly kind: (typeof kinds)[number];
  /** Quotes around a name are dropped; a default export without a name is called `default`. */
  readonly name: string;
  /** Where the comments right above it start; `from` when there are none. */
  readonly docFrom: number;
  /** Where it starts, with its decorators, `export` and `default`. */
  readonly from: number;
  readonly to: number;
  /** Behind the `;` or `,` that separates it from the next member; `to` when there is none. */
  readonly end: number;
  readonly parent: number | undefined;
}

/**
 * The declarations of a file, of its modules, and of the bodies of its classes, interfaces and enums, in the order of the text. Of variables
 * those at the top, one in each statement. None where there is no grammar for the path.
 */
export const listSymbols = (path: string, text: string): DeclaredSymbol[] => {
  const numbers = outlineText(path, text);
  return Array.from({ length: numbers.length / SIZE }, (_, index) => readSymbol(numbers.subarray(index * SIZE, (index + 1) * SIZE), text));
};

/** The names of the symbols of a file, each with those of what holds it: `Money.round`. */
export const listFullNames = (symbols: readonly DeclaredSymbol[]): string[] => {
  const names: string[] = [];
  for (const { name, parent } of symbols) names.push(parent === undefined ? name : `${names[parent] ?? ''}.${name}`);
  return names;
};

/** The 0-based lines of a text that start inside of a string or a template: their indentation has a meaning. */
export const findLinesInStrings = rememberRecent((path, text): ReadonlySet<number> => {
  const found = new Set<number>();
  let line = 0;
  let offset = 0;
  for (const { from, to, kind } of inspect(path, text).leaves) {
    for (; kind === 'string' && offset < to; offset++) {
      if (text[offset] !== '\n') continue;
      line++;
      if (offset >= from) found.add(line);
    }
  }
  return found;
});

/** Whether a text has a syntax error; false where there is no grammar for the path. */
export const hasSyntaxError = (path: string, text: string): boolean => countSyntax(path, text).syntaxErrors > 0;

/** Whether each bracket of a text has its partner. Those in strings, comments and patterns are none. */
export const hasMatchingBrackets = rememberRecent((path, text): boolean => {
  const open: string[] = [];
  for (const { from, to, kind } of inspect(path, text).leaves) {
    const leaf = kind === 'token' ? text.slice(from, to) : '';
    const closer = CLOSERS.get(leaf);
    if (closer !== undefined) open.push(closer);
    else if (CLOSING.has(leaf) && open.pop() !== leaf) return false;
  }
  return open.length === 0;
});

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['${', '}'],
]);
const CLOSING: ReadonlySet<string> = new Set(CLOSERS.values());

const SIZE = 8;
const kinds = ['function', 'class', 'method', 'field', 'interface', 'type', 'enum', 'constant', 'module'] as const;

const readSymbol = (numbers: Uint32Array, text: string): DeclaredSymbol => {
  const [kind = 0, docFrom = 0, from = 0, to = 0, end = 0, nameFrom = 0, nameTo = 0, parent = NONE] = numbers;
  const name = nameFrom === nameTo ? 'default' : withoutQuotes(text.slice(nameFrom, nameTo));
  return { kind: kinds[kind] ?? 'constant', name, docFrom, from, to, end, parent: parent === NONE ? undefined : parent };
};

const NONE = 0xffffffff;

const withoutQuotes = (name: string): string => (/^(["']).*\1$/s.test(name) ? name.slice(1, -1) : name);
