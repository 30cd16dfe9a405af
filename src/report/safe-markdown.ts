import { makePrintable } from './printable.ts';

/** Text of models as Markdown that shows it and does nothing else: control characters and those that turn the direction of text are written out. */
const makeVisible = (text: string): string =>
  makePrintable(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);

/** Text as code within a line, also of a table: no character of it is Markdown, and nobody is mentioned by it. */
export const toCodeSpan = (text: string): string => {
  const line = makeVisible(text).replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const fence = '`'.repeat(findLongestRun(line) + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${line.replaceAll('|', '\\|')}${padding}${fence}`;
};

/** Text as a block of code that no line of it can end. */
export const toCodeBlock = (text: string, language = ''): string => {
  const visible = makeVisible(text);
  const fence = '`'.repeat(Math.max(3, findLongestRun(visible) + 1));
  return `${fence}${language}\n${visible}\n${fence}`;
};

/** Text between Markdown's own words: what Markdown or HTML could read as anything is escaped, and nothing becomes a link or a mention. */
export const toProse = (text: string): string =>
  makeVisible(text)
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
