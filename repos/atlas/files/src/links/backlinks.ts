import type { Page } from '../content/page.ts';
import type { LinkMap } from './link-map.ts';
import { resolveTarget } from './resolve.ts';
import { targetsIn } from './targets-in.ts';

/** For the path of each page, the other pages that link to it, each once, in the order of the pages. */
export function collectBacklinks(pages: readonly Page[], map: LinkMap): Map<string, readonly Page[]> {
  const backlinks = new Map<string, Page[]>();
  for (const page of pages) {
    for (const path of linkedPaths(page, map)) {
      const others = backlinks.get(path) ?? [];
      others.push(page);
      backlinks.set(path, others);
    }
  }
  return backlinks;
}

function linkedPaths(page: Page, map: LinkMap): Set<string> {
  const paths = new Set<string>();
  for (const { target } of targetsIn(page)) {
    const resolved = resolveTarget(target, page, map);
    if (resolved.kind === 'page' && resolved.page !== page) paths.add(resolved.page.path);
  }
  return paths;
}
