import type { Page } from '../content/page.ts';

/** The pages before and after a page. */
export interface Siblings {
  readonly previous?: Page;
  readonly next?: Page;
}

/** The neighbours of a page among the pages in reading order. The first has no previous page, the last no next one. */
export function findSiblings(page: Page, pages: readonly Page[]): Siblings {
  const index = pages.indexOf(page);
  if (index === -1) return {};
  const previous = pages.at(index - 1);
  const next = pages.at(index + 1);
  return { ...(previous && { previous }), ...(next && { next }) };
}
