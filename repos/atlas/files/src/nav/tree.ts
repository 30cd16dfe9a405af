import type { Page } from '../content/page.ts';
import { inOrder } from '../content/sort-pages.ts';
import { toTitle } from '../text/case.ts';
import { folderOf, nameOf } from '../text/paths.ts';

/** A folder of the site: its own page, where it has an `index.md`, and what is in it. */
export interface NavFolder {
  readonly path: string;
  readonly title: string;
  readonly index?: Page;
  readonly entries: readonly NavEntry[];
}

export type NavEntry = { readonly type: 'page'; readonly page: Page } | { readonly type: 'folder'; readonly folder: NavFolder };

/** The tree of pages: in each folder its pages in order, then its folders by title. */
export function buildNav(pages: readonly Page[]): NavFolder {
  return buildFolder('', inOrder(pages));
}

function buildFolder(path: string, pages: readonly Page[]): NavFolder {
  const index = pages.find((page) => page.path === inFolder(path, 'index.md'));
  const own = pages.filter((page) => folderOf(page.path) === path && page !== index);
  const folders = childFolders(path, pages).map((child) => buildFolder(child, pages));
  folders.sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return {
    path,
    title: index?.title ?? toTitle(nameOf(path)),
    ...(index && { index }),
    entries: [
      ...own.map((page) => ({ type: 'page', page }) as const),
      ...folders.map((folder) => ({ type: 'folder', folder }) as const),
    ],
  };
}

/** The folders right below a folder that have pages, at whatever depth. */
function childFolders(path: string, pages: readonly Page[]): string[] {
  const prefix = inFolder(path, '');
  const names = pages
    .map((page) => page.path)
    .filter((page) => page.startsWith(prefix) && page.slice(prefix.length).includes('/'))
    .map((page) => page.slice(prefix.length).split('/')[0]);
  return [...new Set(names)].map((name) => prefix + name);
}

function inFolder(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
