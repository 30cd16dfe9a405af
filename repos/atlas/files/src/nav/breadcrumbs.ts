import type { Page } from '../content/page.ts';
import { partsOf, folderOf } from '../text/paths.ts';
import type { NavFolder } from './tree.ts';

/** A step on the way to a page; a folder without a page of its own has no url. */
export interface Crumb {
  readonly title: string;
  readonly url?: string;
}

/** The folders from the root to a page, without the page itself. */
export function findCrumbs(page: Page, root: NavFolder): Crumb[] {
  const crumbs: Crumb[] = [];
  let folder: NavFolder | undefined = root;
  for (const part of [undefined, ...partsOf(folderOf(page.path))]) {
    folder = part === undefined ? root : childFolder(folder, part);
    if (!folder || folder.index === page) break;
    crumbs.push(folder.index ? { title: folder.title, url: folder.index.url } : { title: folder.title });
  }
  return crumbs;
}

function childFolder(folder: NavFolder, name: string): NavFolder | undefined {
  const path = folder.path === '' ? name : `${folder.path}/${name}`;
  for (const entry of folder.entries) {
    if (entry.type === 'folder' && entry.folder.path === path) return entry.folder;
  }
  return undefined;
}
