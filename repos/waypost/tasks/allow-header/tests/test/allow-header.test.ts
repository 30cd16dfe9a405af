import assert from 'node:assert/strict';
import { it } from 'node:test';

import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

const app = createApp({ ...loadConfig({}), token: null });

async function call(method: string, url: string, value?: unknown) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const headers = { 'content-type': 'application/json' };
  return app.dispatch({ method, url, headers, body });
}

it('lists the methods of the path', async () => {
  const one = await call('PUT', '/bookmarks/1');
  assert.equal(one.status, 405);
  assert.equal(one.headers.allow, 'GET, PATCH, DELETE');
  assert.equal((await call('DELETE', '/bookmarks')).headers.allow, 'GET, POST');
});

it('sends no such header otherwise', async () => {
  assert.equal((await call('PUT', '/nowhere')).headers.allow, undefined);
  assert.equal((await call('GET', '/bookmarks')).headers.allow, undefined);
});
