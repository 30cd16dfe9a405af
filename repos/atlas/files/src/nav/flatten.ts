import type { Page } from '../content/page.ts';
import type { NavFolder } from './tree.ts';

/** The pages in the order in which somebody reads them from front to back. */
export function flattenNav({ index, entries }: NavFolder): Page[] {
  const inside = entries.flatMap((entry) => (entry.type === 'page' ? [entry.page] : flattenNav(entry.folder)));
  return index ? [index, ...inside] : inside;
}
