import type { Page } from '../content/page.ts';
import { folderOf, joinPath } from '../text/paths.ts';
import type { LinkMap } from './link-map.ts';
import { isExternal, splitTarget } from './target.ts';

/** Where a target leads; `url` is what goes into the page. */
export type Resolved =
  | { readonly kind: 'page'; readonly url: string; readonly page: Page; readonly anchor: string }
  | { readonly kind: 'asset' | 'external' | 'missing'; readonly url: string };

/** Finds what a target in a page means: paths are relative to the page's file, or to the root when they begin with a slash. */
export function resolveTarget(target: string, from: Page, map: LinkMap): Resolved {
  if (isExternal(target)) return { kind: 'external', url: target };
  const { path, query, anchor } = splitTarget(target);
  const rest = query + (anchor === '' ? '' : `#${anchor}`);
  if (path === '') return { kind: 'page', url: rest, page: from, anchor };
  const full = path.startsWith('/') ? joinPath(path) : joinPath(folderOf(from.path), path);
  const page = map.pages.get(full) ?? map.pages.get(joinPath(full, 'index.md'));
  if (page) return { kind: 'page', url: page.url + rest, page, anchor };
  return map.assets.has(full) ? { kind: 'asset', url: `/${full}${rest}` } : { kind: 'missing', url: target };
}
