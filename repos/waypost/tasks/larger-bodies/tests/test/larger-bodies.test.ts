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

it('takes bodies up to 64 KiB', async () => {
  const bookmark = { url: 'https://example.org', title: 'Example', note: 'x'.repeat(60_000) };
  assert.equal((await call('POST', '/bookmarks', bookmark)).status, 201);
  assert.equal((await call('POST', '/bookmarks', { ...bookmark, note: 'x'.repeat(66_000) })).status, 413);
});

it('reads both values and keeps the others', () => {
  const expected = { host: '127.0.0.1', port: 8080, maxBodyBytes: 65_536, pageSize: 25, token: null };
  assert.deepEqual(loadConfig({}), expected);
});
