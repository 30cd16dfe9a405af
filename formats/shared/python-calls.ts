import { badJson, truncated, unterminatedBlock } from '../../src/errors.ts';

/** A call as Python writes it, with whole numbers and strings for arguments. `to` is the offset behind it. */
export interface PythonCall {
  readonly positional: readonly (string | number)[];
  readonly named: Readonly<Record<string, string | number>>;
  readonly to: number;
}

/**
 * Reads the arguments of a call whose opening bracket is before `from`. Strings may be raw, in triple quotes and side by side.
 * @throws EditError `bad_json` for anything else, `unterminated_block` or `truncated` where the text ends.
 */
export const readPythonCall = (text: string, from: number, cut: boolean): PythonCall => {
  const cursor: Cursor = { text, at: from, cut };
  const positional: (string | number)[] = [];
  const named: Record<string, string | number> = {};
  while (!take(cursor, ')')) {
    const name = readName(cursor);
    const value = readValue(cursor);
    if (name === undefined) positional.push(value);
    else named[name] = value;
    if (take(cursor, ',')) continue;
    if (take(cursor, ')')) break;
    throw fail(cursor);
  }
  return { positional, named, to: cursor.at };
};

interface Cursor {
  readonly text: string;
  readonly cut: boolean;
  at: number;
}

const NAME = /([A-Za-z_]\w{0,40})\s{0,10}=(?!=)/y;
const NUMBER = /[-+]?\d{1,9}(?![\w.])/y;
const QUOTE = /([rRuU]?)("""|'''|"|')/y;

const readName = (cursor: Cursor): string | undefined => match(cursor, NAME)?.[1];

const readValue = (cursor: Cursor): string | number => {
  skip(cursor);
  const number = match(cursor, NUMBER)?.[0];
  if (number !== undefined) return Number(number);
  const parts: string[] = [];
  for (let quote = match(cursor, QUOTE); quote !== null; quote = match(cursor, QUOTE)) {
    parts.push(readString(cursor, quote[2] ?? '"', /r/i.test(quote[1] ?? '')));
    skip(cursor);
  }
  if (parts.length === 0) throw fail(cursor);
  return parts.join('');
};

const readString = (cursor: Cursor, quote: string, raw: boolean): string => {
  const { text } = cursor;
  const parts: string[] = [];
  let done = cursor.at;
  for (let at = done; at < text.length; at++) {
    if (text[at] === '\\') {
      const { length, means } = raw ? { length: 2, means: undefined } : readEscape(text, at);
      if (means !== undefined) {
        parts.push(text.slice(done, at), means);
        done = at + length;
      }
      at += length - 1;
    } else if (text.startsWith(quote, at)) {
      cursor.at = at + quote.length;
      return parts.join('') + text.slice(done, at);
    } else if (text[at] === '\n' && quote.length === 1) break;
  }
  if (quote.length === 1 && text.indexOf('\n', cursor.at) >= 0) throw fail(cursor);
  cursor.at = text.length;
  throw fail(cursor);
};

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
  ['0', '\0'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['\n', ''],
]);

/** An escape that Python does not have stands for itself. */
const readEscape = (text: string, at: number): { readonly length: number; readonly means: string | undefined } => {
  const letter = text[at + 1] ?? '';
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : 0;
  const code = text.slice(at + 2, at + 2 + digits);
  if (digits > 0 && code.length === digits && /^[0-9A-Fa-f]+$/.test(code)) return { length: 2 + digits, means: String.fromCharCode(Number.parseInt(code, 16)) };
  return { length: 2, means: ESCAPES.get(letter) };
};

const take = (cursor: Cursor, char: string): boolean => {
  skip(cursor);
  if (cursor.text[cursor.at] !== char) return false;
  cursor.at++;
  return true;
};

const match = (cursor: Cursor, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found !== null) cursor.at += found[0].length;
  return found;
};

/** Passes white space and comments. */
const skip = (cursor: Cursor): void => {
  const { text } = cursor;
  for (; cursor.at < text.length; cursor.at++) {
    if (text[cursor.at] === '#') {
      const newline = text.indexOf('\n', cursor.at);
      cursor.at = newline < 0 ? text.length : newline;
    } else if (!/\s/.test(text[cursor.at] ?? '')) return;
  }
};

const fail = ({ text, at, cut }: Cursor) => {
  if (at < text.length) return badJson(`the call cannot be read from character ${at + 1} of the response on`);
  return cut ? truncated('the call is incomplete') : unterminatedBlock('the call');
};
