import { readJson } from './body.ts';
import type { JsonObject } from './body.ts';
import type { Config } from './config.ts';
import { HttpError, json } from './http.ts';
import type { Context, Reply } from './http.ts';
import type { Router } from './router.ts';
import type { Bookmark, BookmarkFields, BookmarkStore } from './store.ts';

const MAX_PAGE = 100;

/** Adds the routes under /bookmarks, and /tags. */
export function addBookmarkRoutes(router: Router, store: BookmarkStore, config: Config): void {
  router.get('/bookmarks', (context) => {
    const offset = readCount(context, 'offset', 0);
    const limit = Math.min(readCount(context, 'limit', config.pageSize), MAX_PAGE);
    return json(200, store.list(offset, limit, context.query.get('tag') ?? undefined));
  });

  router.post('/bookmarks', async (context) => {
    const fields = readFields(await readJson(context, config.maxBodyBytes));
    const bookmark = store.add({ tags: [], note: '', ...requireFields(fields) });
    return json(201, bookmark, { location: `/bookmarks/${bookmark.id}` });
  });

  router.get('/bookmarks/:id', (context) => {
    return json(200, found(store.get(context.params.id)));
  });

  router.patch('/bookmarks/:id', async (context) => {
    const changes = readFields(await readJson(context, config.maxBodyBytes));
    return json(200, found(store.update(context.params.id, changes)));
  });

  router.delete('/bookmarks/:id', (context): Reply => {
    if (!store.remove(context.params.id)) found(undefined);
    return json(200, { removed: context.params.id });
  });

  router.get('/tags', () => json(200, store.tags()));
}

function found(bookmark: Bookmark | undefined): Bookmark {
  if (bookmark) return bookmark;
  throw new HttpError(404, 'not-found', 'there is no such bookmark');
}

/** A query parameter that counts something. */
function readCount(context: Context, name: string, fallback: number): number {
  const text = context.query.get(name);
  if (text === null) return fallback;
  const count = Number(text);
  if (Number.isInteger(count)) return count;
  throw new HttpError(400, 'invalid-query', `${name} must be a whole number`);
}

/** The fields that a body has, checked and tidied; members that are not fields are refused. */
function readFields(body: JsonObject): Partial<BookmarkFields> {
  const fields: { -readonly [Name in keyof BookmarkFields]?: BookmarkFields[Name] } = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'url') fields.url = readUrl(value);
    else if (name === 'title') fields.title = readString(name, value).trim();
    else if (name === 'note') fields.note = readString(name, value);
    else if (name === 'tags') fields.tags = readTags(value);
    else throw invalid(`there is no field ${JSON.stringify(name)}`);
  }
  if (fields.title === '') throw invalid('title must not be empty');
  return fields;
}

function requireFields({ url, title, ...rest }: Partial<BookmarkFields>) {
  if (url === undefined || title === undefined) throw invalid('url and title are needed');
  return { url, title, ...rest };
}

function readString(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw invalid(`${name} must be a string`);
}

function readUrl(value: unknown): string {
  const url = URL.parse(readString('url', value));
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  throw invalid('url must be an http or https address');
}

/** Tags in lower case, each once, in the order given. */
function readTags(value: unknown): string[] {
  if (!Array.isArray(value)) throw invalid('tags must be a list');
  const tags = value.map((tag) => readString('each tag', tag).trim().toLowerCase());
  return [...new Set(tags)];
}

function invalid(message: string): HttpError {
  return new HttpError(422, 'invalid-bookmark', message);
}
