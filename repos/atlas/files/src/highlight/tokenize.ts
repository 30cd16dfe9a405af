import type { Language, StringRule } from './languages.ts';

export type TokenKind = 'comment' | 'string' | 'keyword' | 'literal' | 'number' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const WORD = /^[\p{L}_$@][\p{L}\p{N}_$?!-]*/u;
const SIMPLE_WORD = /^[\p{L}_$@][\p{L}\p{N}_$]*/u;
const NUMBER = /^\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?|^0[xXbBoO][\da-fA-F_]+/;

/** Cuts code into tokens; put together they are the code. */
export function tokenize(code: string, language: Language): Token[] {
  const tokens: Token[] = [];
  let plain = '';
  for (let at = 0; at < code.length; ) {
    const token = readToken(code, at, language);
    if (token.kind === 'plain') plain += token.text;
    else {
      if (plain !== '') tokens.push({ kind: 'plain', text: plain });
      plain = '';
      tokens.push(token);
    }
    at += token.text.length;
  }
  if (plain !== '') tokens.push({ kind: 'plain', text: plain });
  return tokens;
}

function readToken(code: string, at: number, language: Language): Token {
  const comment = readComment(code, at, language);
  if (comment !== '') return { kind: 'comment', text: comment };
  const rule = language.strings.find(({ open }) => code.startsWith(open, at));
  if (rule) return { kind: 'string', text: readString(code, at, rule) };
  const rest = code.slice(at);
  const number = NUMBER.exec(rest)?.[0];
  if (number !== undefined) return { kind: 'number', text: number };
  const word = (language.hyphenated ? WORD : SIMPLE_WORD).exec(rest)?.[0];
  return word === undefined ? { kind: 'plain', text: code[at] } : { kind: kindOfWord(word, language), text: word };
}

function readComment(code: string, at: number, { lineComments, blockComments, nestedComments }: Language): string {
  if (lineComments.some((sign) => code.startsWith(sign, at))) {
    const end = code.indexOf('\n', at);
    return end === -1 ? code.slice(at) : code.slice(at, end);
  }
  const pair = blockComments.find(([open]) => code.startsWith(open, at));
  return pair ? readBlock(code, at, pair, nestedComments) : '';
}

function readBlock(code: string, from: number, [open, close]: readonly [string, string], nested: boolean): string {
  let depth = 1;
  let at = from + open.length;
  while (at < code.length && depth > 0) {
    if (code.startsWith(close, at)) {
      depth -= 1;
      at += close.length;
    } else if (nested && code.startsWith(open, at)) {
      depth += 1;
      at += open.length;
    } else at += 1;
  }
  return code.slice(from, at);
}

/** A string that is not closed ends with its line, unless it may have several. */
function readString(code: string, from: number, { open, close, escape, multiline }: StringRule): string {
  let at = from + open.length;
  while (at < code.length && !code.startsWith(close, at)) {
    if (code[at] === '\n' && !multiline) return code.slice(from, at);
    at += escape !== '' && code.startsWith(escape, at) ? escape.length + 1 : 1;
  }
  return code.slice(from, Math.min(code.length, at + close.length));
}

function kindOfWord(word: string, { keywords, literals, ignoreCase }: Language): TokenKind {
  const name = ignoreCase ? word.toLowerCase() : word;
  if (keywords.has(name)) return 'keyword';
  return literals.has(name) ? 'literal' : 'plain';
}
