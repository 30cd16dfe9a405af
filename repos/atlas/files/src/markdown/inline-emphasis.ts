import type { Emphasis } from './ast.ts';
import type { InlineParser } from './inline-context.ts';

const signs: readonly (readonly [string, Emphasis['type']])[] = [
  ['**', 'strong'],
  ['__', 'strong'],
  ['~~', 'deleted'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
];

/** Text between two signs that stand close to it. */
export const parseEmphasis: InlineParser = (text, at, context) => {
  for (const [sign, type] of signs) {
    if (!text.startsWith(sign, at)) continue;
    const start = at + sign.length;
    const end = findClosing(text, start, sign);
    if (end === -1 || !opens(text, at, start, sign)) continue;
    return { node: { type, children: context.parse(text.slice(start, end)) }, end: end + sign.length };
  }
  return undefined;
};

/** No space follows the sign; an underscore within a word is a letter. */
function opens(text: string, at: number, start: number, sign: string): boolean {
  if (/\s/.test(text[start] ?? ' ')) return false;
  return !sign.startsWith('_') || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function findClosing(text: string, from: number, sign: string): number {
  for (let at = text.indexOf(sign, from); at !== -1; at = text.indexOf(sign, at + 1)) {
    const isLonger = sign.length === 1 && text[at + 1] === sign;
    if (isLonger) {
      at += 1;
      continue;
    }
    const followed = sign.startsWith('_') && /[\p{L}\p{N}]/u.test(text[at + sign.length] ?? '');
    if (at > from && !/\s/.test(text[at - 1]) && text[at - 1] !== '\\' && !followed) return at;
  }
  return -1;
}
