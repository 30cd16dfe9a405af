import { splitWords } from '../text/words.ts';
import { termsOf } from './terms.ts';

const EXCERPT_LIMIT = 120;

/** The part of a text that begins with the first word that has one of the terms; its beginning when none has. */
export function excerptAround(text: string, terms: readonly string[]): string {
  const word = splitWords(text).find((candidate) => termsOf(candidate).some((term) => terms.includes(term)));
  const start = word === undefined ? 0 : text.indexOf(word);
  const part = shorten(text.slice(start), EXCERPT_LIMIT);
  return start === 0 ? part : `…${part}`;
}

/** At most so many characters; a longer text is cut between two words and ends with an ellipsis. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(' ', limit - 1);
  return `${text.slice(0, space === -1 ? limit - 1 : space)}…`;
}
