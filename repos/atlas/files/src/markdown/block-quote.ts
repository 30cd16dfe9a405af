import type { BlockParser } from './context.ts';

const QUOTED = /^ {0,3}> ?/;

/** Lines that begin with `>`. */
export const parseQuote: BlockParser = (cursor, context) => {
  const lines = cursor.takeWhile(({ text }) => QUOTED.test(text));
  if (lines.length === 0) return undefined;
  const inner = lines.map(({ text, number }) => ({ text: text.replace(QUOTED, ''), number }));
  return { type: 'quote', children: context.parseBlocks(inner) };
};
