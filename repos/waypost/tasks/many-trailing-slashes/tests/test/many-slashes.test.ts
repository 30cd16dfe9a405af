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

it('routes a path with any number of slashes at its end like the one without', async () => {
  assert.equal((await call('POST', '/bookmarks//', { url: 'https://example.org', title: 'Example' })).status, 201);
  for (const path of ['/bookmarks', '/bookmarks/1', '/tags']) {
    const plain = await call('GET', path);
    assert.equal(plain.status, 200);
    for (const end of ['/', '//', '////']) assert.deepEqual(await call('GET', path + end), plain, path + end);
  }
});

it('still tells other paths apart', async () => {
  assert.equal((await call('GET', '/bookmarks//1')).status, 404);
  assert.equal((await call('GET', '/bookmarks/2//')).status, 404);
  assert.equal((await call('GET', '/nothing//')).status, 404);
  assert.equal((await call('PATCH', '/tags//')).status, 405);
  assert.equal((await call('GET', '/')).status, (await call('GET', '')).status);
});
