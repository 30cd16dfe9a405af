import type { IndexEntry } from './build-index.ts';
import { excerptAround } from './excerpt.ts';
import { scoreTerm } from './score.ts';
import { termsOf } from './terms.ts';

/** A page that fits a query. */
export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
}

/** The pages that have every term of a query, the best first; pages that fit equally well by address. */
export function search(index: readonly IndexEntry[], query: string, limit = 10): Hit[] {
  if (query.trim() === '') return [];
  const terms = [...new Set(termsOf(query))];
  return index
    .map((entry) => ({ entry, scores: terms.map((term) => scoreTerm(term, entry)) }))
    .filter(({ scores }) => scores.every((score) => score > 0))
    .map(({ entry, scores }) => ({ entry, total: scores.reduce((sum, score) => sum + score, 0) }))
    .sort((a, b) => b.total - a.total || (a.entry.url < b.entry.url ? -1 : 1))
    .slice(0, limit)
    .map(({ entry }) => ({ url: entry.url, title: entry.title, excerpt: excerptAround(entry.text, terms) }));
}
