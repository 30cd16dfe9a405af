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

it('refuses negative counts', async () => {
  for (const query of ['limit=-1', 'offset=-2', 'limit=5&offset=-1', 'limit=1.5']) {
    const reply = await call('GET', `/bookmarks?${query}`);
    assert.equal(reply.status, 400, query);
    assert.equal(JSON.parse(reply.body).error, 'invalid-query');
  }
});

it('accepts zero and more', async () => {
  await call('POST', '/bookmarks', { url: 'https://example.org', title: 'Example' });
  assert.deepEqual(JSON.parse((await call('GET', '/bookmarks?limit=0')).body), { items: [], total: 1 });
  assert.equal(JSON.parse((await call('GET', '/bookmarks?limit=1&offset=0')).body).items.length, 1);
});
