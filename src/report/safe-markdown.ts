import { writeFence } from '../../formats/shared/fences.ts';
import { makePrintable } from './printable.ts';

/** Text as code within a line, outside of tables: no character of it is Markdown, and nobody is mentioned by it. */
export const toCodeSpan = (text: string): string => {
  const line = makePrintable(text).replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const fence = '`'.repeat(findLongestRun(line) + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
};

/** Text as a block of code that no line of it can end. */
export const toCodeBlock = (text: string, language = ''): string => writeFence(makePrintable(text), language).trimEnd();

/** Text between Markdown's own words: what Markdown or HTML could read as anything is escaped, and nothing becomes a link or a mention. */
export const toProse = (text: string): string =>
  makePrintable(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/[@#]|:\/\/|www\./gi, (start) => `${start.slice(0, 1)}\u200b${start.slice(1)}`);

/** The length of the longest row of backticks. */
const findLongestRun = (text: string): number => {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};
