import { splitWords } from '../text/words.ts';
import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';

/** What a text is found by: its words in lower case and without their endings, stop words left out. */
export function termsOf(text: string): string[] {
  return splitWords(text.toLowerCase())
    .filter((word) => !stopWords.has(word))
    .map(stem);
}
