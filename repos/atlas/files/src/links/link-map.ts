import type { Page } from '../content/page.ts';

/** What links may lead to, by path. */
export interface LinkMap {
  readonly pages: ReadonlyMap<string, Page>;
  readonly assets: ReadonlySet<string>;
}

export function makeLinkMap(pages: readonly Page[], assets: readonly string[]): LinkMap {
  return { pages: new Map(pages.map((page) => [page.path, page])), assets: new Set(assets) };
}
