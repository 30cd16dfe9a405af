import type { InlineParser } from './inline-context.ts';

const ESCAPABLE = '\\`*_{}[]()#+-.!|<>~:';

/** A sign behind a backslash is text; a backslash at the end of a line breaks it. */
export const parseEscape: InlineParser = (text, at) => {
  const next = text[at + 1];
  if (next === '\n') return { node: { type: 'break' }, end: at + 2 };
  if (next === undefined || !ESCAPABLE.includes(next)) return undefined;
  return { node: { type: 'text', text: next }, end: at + 2 };
};
