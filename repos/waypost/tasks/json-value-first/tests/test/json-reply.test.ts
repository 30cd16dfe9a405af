import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { json } from '../src/http.ts';
import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

const app = createApp({ ...loadConfig({}), token: null });

async function call(method: string, url: string, value?: unknown) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const headers = { 'content-type': 'application/json' };
  return app.dispatch({ method, url, headers, body });
}

it('takes the value first', () => {
  const type = 'application/json; charset=utf-8';
  assert.deepEqual(json({ a: 1 }), { status: 200, headers: { 'content-type': type }, body: '{"a":1}' });
  assert.deepEqual(json([], 202, { age: '0' }), { status: 202, headers: { 'content-type': type, age: '0' }, body: '[]' });
});

it('is called with its new signature', async () => {
  const created = await call('POST', '/bookmarks', { url: 'https://example.org', title: 'Example', tags: ['x'] });
  assert.equal(created.status, 201);
  assert.equal(created.headers.location, '/bookmarks/1');
  assert.equal(JSON.parse((await call('GET', '/bookmarks')).body).total, 1);
  assert.equal(JSON.parse((await call('GET', '/bookmarks/1')).body).title, 'Example');
  assert.equal(JSON.parse((await call('PATCH', '/bookmarks/1', { note: 'n' })).body).note, 'n');
  assert.deepEqual(JSON.parse((await call('GET', '/tags')).body), [{ tag: 'x', count: 1 }]);
  assert.equal(JSON.parse((await call('GET', '/v0/links')).body).length, 1);
  assert.equal(JSON.parse((await call('GET', '/v0/links/1')).body).text, 'Example');
  assert.deepEqual(JSON.parse((await call('DELETE', '/bookmarks/1')).body), { removed: '1' });
  assert.equal(JSON.parse((await call('GET', '/bookmarks/1')).body).error, 'not-found');
});

it('says what the status is unless given, and is never given that', () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  assert.match(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export function json\b/.exec(read('http.ts'))?.[1] ?? '', /\b200\b/);
  for (const path of ['bookmarks.ts', 'legacy.ts', 'middleware.ts']) assert.doesNotMatch(read(path), /\bjson\(.*\b200\b/, path);
});

it('has the value first for errors that nobody expected, too', () => {
  assert.match(readFileSync(new URL('../src/middleware.ts', import.meta.url), 'utf8'), /\bjson\(\s*\{\s*error: ['"]internal['"]/);
});
