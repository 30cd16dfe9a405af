/**
 * A path as git writes it in a patch: in double quotes with C escapes where it holds quotes, backslashes, control characters or
 * anything beyond ASCII, or starts or ends with a blank, which readers drop.
 */
export const quotePath = (path: string): string => {
  if (/^[ !#-[\]-~]*$/.test(path) && path.trim() === path) return path;
  const bytes = [...new TextEncoder().encode(path)];
  return `"${bytes.map(escapeByte).join('')}"`;
};

/** Reads a path that starts with a double quote; `rest` is what follows the closing one. Undefined when the quotes are not closed. */
export const unquotePath = (text: string): { readonly path: string; readonly rest: string } | undefined => {
  const bytes: number[] = [];
  let at = 1;
  while (at < text.length && text[at] !== '"') {
    const piece = text[at] === '\\' ? readEscape(text, at + 1) : readPlain(text, at);
    bytes.push(...piece.bytes);
    at = piece.to;
  }
  if (at >= text.length) return undefined;
  return { path: new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes)), rest: text.slice(at + 1) };
};

const ESCAPES: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['"', 34],
  ['\\', 92],
]);
const LETTERS: ReadonlyMap<number, string> = new Map([...ESCAPES].map(([letter, byte]) => [byte, letter]));

const escapeByte = (byte: number): string => {
  const letter = LETTERS.get(byte);
  if (letter !== undefined) return `\\${letter}`;
  return byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte);
};

interface Piece {
  readonly bytes: Iterable<number>;
  readonly to: number;
}

const readEscape = (text: string, at: number): Piece => {
  const octal = text.slice(at, at + 3);
  if (/^[0-3][0-7]{2}$/.test(octal)) return { bytes: [Number.parseInt(octal, 8)], to: at + 3 };
  const byte = ESCAPES.get(text.charAt(at));
  return byte === undefined ? { bytes: [92], to: at } : { bytes: [byte], to: at + 1 };
};

const readPlain = (text: string, at: number): Piece => {
  const code = text.charCodeAt(at);
  if (code < 128) return { bytes: [code], to: at + 1 };
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { bytes: new TextEncoder().encode(char), to: at + char.length };
};
