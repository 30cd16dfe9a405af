import type { SiteConfig } from '../config/site-config.ts';
import { withBase } from '../links/base.ts';
import type { IndexEntry } from '../search/build-index.ts';

/** `search.json`: the index as the script of a page reads it. */
export function renderSearchIndex(index: readonly IndexEntry[], config: SiteConfig): string {
  const entries = index.map((entry) => ({ ...entry, url: withBase(entry.url, config) }));
  return `${JSON.stringify({ version: 1, entries })}\n`;
}
