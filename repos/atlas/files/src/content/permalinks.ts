import { folderOf, nameOf, stemOf } from '../text/paths.ts';
import { slugify } from '../text/slugify.ts';

/** Where a page is answered: `/guide/setup/` for `guide/setup.md`, the folder itself for its `index.md`. */
export function toUrl(path: string, slug?: string): string {
  const folder = folderOf(path).split('/').filter((part) => part !== '').map(slugify);
  const stem = stemOf(nameOf(path));
  const last = stem === 'index' ? [] : [slugify(slug ?? stem)];
  const parts = [...folder, ...last];
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}

/** The file that answers a url: `guide/setup/index.html` for `/guide/setup/`. */
export function toOutputPath(url: string): string {
  return `${url.slice(1)}index.html`;
}
