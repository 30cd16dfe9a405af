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

it('answers 400 for an escape that cannot be decoded', async () => {
  for (const part of ['%E0%A4', '%', '%zz', 'a%F']) {
    const reply = await call('GET', `/bookmarks/${part}`);
    assert.equal(reply.status, 400, part);
    assert.equal(JSON.parse(reply.body).error, 'invalid-path');
  }
});

it('decodes the others', async () => {
  await call('POST', '/bookmarks', { url: 'https://example.org', title: 'Example' });
  assert.equal((await call('GET', '/bookmarks/%31')).status, 200);
  assert.equal((await call('GET', '/bookmarks/%C3%A9')).status, 404);
});
