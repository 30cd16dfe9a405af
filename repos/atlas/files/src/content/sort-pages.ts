import { compareDays } from '../text/dates.ts';
import type { Page } from './page.ts';

/** Pages with a day, the newest first; pages of one day by address. Pages without a day are left out. */
export function newestFirst(pages: readonly Page[]): Page[] {
  return pages
    .filter(({ frontMatter }) => frontMatter.date !== undefined)
    .sort((a, b) => compareDays(b.frontMatter.date ?? '', a.frontMatter.date ?? '') || compareText(a.url, b.url));
}

/** By `order` where pages have one, which puts them before those that have none; then by title, then by address. */
export function inOrder(pages: readonly Page[]): Page[] {
  return [...pages].sort(
    (a, b) =>
      (a.frontMatter.order ?? Infinity) - (b.frontMatter.order ?? Infinity) ||
      compareText(a.title, b.title) ||
      compareText(a.url, b.url),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
