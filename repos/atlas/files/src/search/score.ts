import type { IndexEntry } from './build-index.ts';

const TITLE_WEIGHT = 5;

/** How well an entry fits one term; 0 when it does not have it. Further mentions in the text count less and less. */
export function scoreTerm(term: string, { titleTerms, textTerms }: IndexEntry): number {
  return TITLE_WEIGHT * (titleTerms[term] ?? 0) + Math.log2(1 + (textTerms[term] ?? 0));
}
