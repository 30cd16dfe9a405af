import { HttpError, json } from './http.ts';
import type { Router } from './router.ts';
import type { Bookmark, BookmarkStore } from './store.ts';

const PAGE = 50;

/** A bookmark as the first release answered it. */
interface Link {
  readonly key: number;
  readonly href: string;
  readonly text: string;
  /** Tags in one string, with commas. */
  readonly labels: string;
}

/** Adds the read-only routes of the first release, for clients that still use them. */
export function addLegacyRoutes(router: Router, store: BookmarkStore): void {
  router.get('/v0/links', () => {
    const { items } = store.list(0, PAGE);
    return json(200, items.map(toLink));
  });

  router.get('/v0/links/:id', (context) => {
    const bookmark = store.get(context.params.id);
    if (!bookmark) throw new HttpError(404, 'not-found', 'no such link');
    return json(200, toLink(bookmark));
  });
}

function toLink({ id, url, title, tags }: Bookmark): Link {
  return { key: Number(id), href: url, text: title, labels: tags.join(',') };
}
