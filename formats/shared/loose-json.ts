/** A JSON value that stands in a text. `to` is the offset behind it. */
export interface LooseJson {
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
  /** Escapes that JSON does not have, such as `\d` and `\'`: the strings keep them as written, for what they stand for is not certain. */
  readonly doubts: readonly JsonDoubt[];
  /** Where the objects of the value stand. */
  readonly spans: ReadonlyMap<object, JsonSpan>;
}

/** An escape that JSON does not have, and its offset in the text. */
export interface JsonDoubt {
  readonly at: number;
  readonly escape: string;
}

/** A stretch of the text. */
export interface JsonSpan {
  readonly from: number;
  readonly to: number;
}

/** Why there is no value: the text ends inside of it (`open`), or something at offset `at` cannot stand there. */
export interface JsonFailure {
  readonly from: number;
  readonly at: number;
  readonly open: boolean;
}

/**
 * Reads the JSON value that starts at `from`, in linear time and at any depth. What models get wrong is mended where only one meaning is
 * left: comments, trailing commas, line breaks and control characters in strings, single quotes, `True`, `False` and `None`.
 * Objects have no prototype; a key that stands twice is a failure.
 */
export const readLooseJson = (text: string, from: number): LooseJson | JsonFailure => {
  const cursor: Cursor = { text, at: from, doubts: [], spans: new Map() };
  const value = readTree(cursor);
  if (cursor.failure !== undefined) return { from, ...cursor.failure };
  return { value, from, to: cursor.at, doubts: cursor.doubts, spans: cursor.spans };
};

/** The value of a text that is JSON and nothing else, mended as `readLooseJson` does; undefined where it is none, or its meaning is not certain. */
export const parseLooseJson = (text: string): { readonly value: unknown } | JsonFailure => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const json = readLooseJson(text, 0);
    if ('open' in json) return json;
    const rest = json.doubts[0]?.at ?? skipBlank(text, json.to);
    return rest < text.length ? { from: 0, at: rest, open: false } : json;
  }
};

/** Whether a value is an object with fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Cursor {
  readonly text: string;
  at: number;
  readonly doubts: JsonDoubt[];
  readonly spans: Map<object, JsonSpan>;
  failure?: Omit<JsonFailure, 'from'>;
}

type Container = { readonly from: number } & (
  | { readonly close: ']'; readonly value: unknown[] }
  | { readonly close: '}'; readonly value: Record<string, unknown>; key: string }
);

const readTree = (cursor: Cursor): unknown => {
  const open: Container[] = [];
  for (;;) {
    let value: unknown;
    const container = openContainer(cursor);
    if (container !== undefined) {
      if (!closes(cursor, container)) {
        open.push(container);
        if (open.length > DEEPEST || !readKey(cursor, container)) return fail(cursor);
        continue;
      }
      value = container.value;
    } else value = readScalar(cursor);
    // A value is there: it ends the containers that end behind it.
    for (;;) {
      const parent = open.at(-1);
      if (cursor.failure !== undefined || parent === undefined) return value;
      attach(parent, value);
      const comma = take(cursor, ',');
      if (closes(cursor, parent)) value = open.pop()?.value;
      else if (!comma || !readKey(cursor, parent)) return fail(cursor);
      else break;
    }
  }
};

const DEEPEST = 100_000;

const openContainer = (cursor: Cursor): Container | undefined => {
  skip(cursor);
  const from = cursor.at;
  if (take(cursor, '[')) return { from, close: ']', value: [] };
  return take(cursor, '{') ? { from, close: '}', value: Object.create(null), key: '' } : undefined;
};

const closes = (cursor: Cursor, { from, close, value }: Container): boolean => {
  const closed = take(cursor, close);
  if (closed && close === '}') cursor.spans.set(value, { from, to: cursor.at });
  return closed;
};

/** Reads the key of an object's next value; an array needs none. */
const readKey = (cursor: Cursor, container: Container): boolean => {
  if (container.close === ']') return true;
  skip(cursor);
  const from = cursor.at;
  const key = readString(cursor);
  if (key === undefined || key in container.value) {
    cursor.at = from;
    fail(cursor);
    return false;
  }
  container.key = key;
  if (!take(cursor, ':')) fail(cursor);
  return cursor.failure === undefined;
};

const attach = (container: Container, value: unknown): void => {
  if (container.close === ']') container.value.push(value);
  else container.value[container.key] = value;
};

const readScalar = (cursor: Cursor): unknown => {
  const { text, at } = cursor;
  const first = text[at];
  if (first === '"' || first === "'") return readString(cursor);
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? '';
  if (WORDS.has(word)) {
    cursor.at += word.length;
    return WORDS.get(word);
  }
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.[0] ?? '';
  if (number === '' || word !== '') return fail(cursor, at + Math.max(word.length, number.length) >= text.length);
  cursor.at += number.length;
  return Number(number);
};

const WORD = /[A-Za-z_]{1,20}/y;
const NUMBER = /-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][-+]?\d{1,4})?/y;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
]);

/** The string at the cursor; undefined, with a failure, where there is none or it does not end. */
const readString = (cursor: Cursor): string | undefined => {
  const { text } = cursor;
  const quote = text[cursor.at];
  if (quote !== '"' && quote !== "'") return fail(cursor);
  let value = '';
  let done = cursor.at + 1;
  for (let i = done; i < text.length; i++) {
    const char = text[i];
    if (char === quote) {
      cursor.at = i + 1;
      return value + text.slice(done, i);
    }
    if (char === '\\') {
      const { length, means } = readEscape(cursor, i, quote);
      value += text.slice(done, i) + means;
      done = i + length;
      i = done - 1;
    } else if (char === '\r' && text[i + 1] === '\n') {
      value += text.slice(done, i);
      done = i + 1;
    }
  }
  return fail(cursor, true);
};

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const readEscape = ({ text, doubts }: Cursor, at: number, quote: string): { readonly length: number; readonly means: string } => {
  const letter = text[at + 1] ?? '';
  const means = letter === quote ? quote : ESCAPES.get(letter);
  if (means !== undefined) return { length: 2, means };
  const code = letter === 'u' ? text.slice(at + 2, at + 6) : '';
  if (/^[0-9A-Fa-f]{4}$/.test(code)) return { length: 6, means: String.fromCharCode(Number.parseInt(code, 16)) };
  const written = text.slice(at, at + 2);
  doubts.push({ at, escape: written });
  return { length: written.length, means: written };
};

/** Takes the character, and the white space before it, when it is next. */
const take = (cursor: Cursor, char: string): boolean => {
  skip(cursor);
  if (cursor.text[cursor.at] !== char) return false;
  cursor.at++;
  return true;
};

const skip = (cursor: Cursor): void => {
  cursor.at = skipBlank(cursor.text, cursor.at);
};

/** The offset of what follows white space, byte order marks and comments. */
const skipBlank = (text: string, from: number): number => {
  for (let at = from; ; ) {
    const char = text[at];
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t' || char === '\ufeff') at++;
    else if (text.startsWith('//', at)) at = endOf(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2);
    else return at;
  }
};

const endOf = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
};

const fail = (cursor: Cursor, open = cursor.at >= cursor.text.length): undefined => {
  cursor.failure ??= { at: cursor.at, open };
  return undefined;
};
