import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';

import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

const app = createApp({ ...loadConfig({}), token: null });

async function call(method: string, url: string, value?: unknown) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const headers = { 'content-type': 'application/json' };
  return app.dispatch({ method, url, headers, body });
}

it('has a new file and a new name', async () => {
  const body = await import(new URL('../src/json-body.ts', import.meta.url).href);
  assert.equal(typeof body.readJsonBody, 'function');
  assert.equal('readJson' in body, false);
  assert.equal(existsSync(new URL('../src/body.ts', import.meta.url)), false);
});

it('still reads bodies', async () => {
  assert.equal((await call('POST', '/bookmarks', { url: 'https://example.org', title: 'Example' })).status, 201);
  assert.equal((await call('POST', '/bookmarks', [])).status, 400);
});
