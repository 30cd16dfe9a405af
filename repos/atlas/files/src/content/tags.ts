import { slugify } from '../text/slugify.ts';
import type { Page } from './page.ts';

/** A tag and the pages that carry it. */
export interface Tag {
  readonly label: string;
  /** Where its page is answered. */
  readonly url: string;
  readonly pages: readonly Page[];
}

/** The tags of a site by label, each with its pages in the order given. */
export function collectTags(pages: readonly Page[]): Tag[] {
  const byLabel = new Map<string, Page[]>();
  for (const page of pages) {
    for (const label of new Set(page.frontMatter.tags)) {
      const tagged = byLabel.get(label) ?? [];
      tagged.push(page);
      byLabel.set(label, tagged);
    }
  }
  return [...byLabel]
    .map(([label, tagged]) => ({ label, url: tagUrl(label), pages: tagged }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
}

/** Where the page of a tag is answered. */
export function tagUrl(label: string): string {
  return `/tags/${slugify(label)}/`;
}
