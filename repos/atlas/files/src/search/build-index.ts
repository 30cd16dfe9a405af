import type { Page } from '../content/page.ts';
import { plainText } from '../markdown/plain-text.ts';
import { foldAccents } from '../text/fold.ts';
import { termsOf } from './terms.ts';

/** What is known of a page when it is searched for. */
export interface IndexEntry {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  /** How often each term stands in the title. */
  readonly titleTerms: Readonly<Record<string, number>>;
  /** How often each term stands in the text. */
  readonly textTerms: Readonly<Record<string, number>>;
}

/** One entry for each page, in their order. */
export function buildIndex(pages: readonly Page[]): IndexEntry[] {
  return pages.map(({ url, title, document }) => {
    const text = plainText(document.blocks);
    return { url, title, text, titleTerms: countTerms(title), textTerms: countTerms(text) };
  });
}

function countTerms(text: string): Record<string, number> {
  const counts: Record<string, number> = Object.create(null);
  for (const term of termsOf(foldAccents(text))) counts[term] = (counts[term] ?? 0) + 1;
  return counts;
}
