import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

const app = createApp({ ...loadConfig({}), token: null });

async function call(method: string, url: string, value?: unknown) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const headers = { 'content-type': 'application/json' };
  return app.dispatch({ method, url, headers, body });
}

it('has no routes of the first release', async () => {
  assert.equal((await call('GET', '/v0/links')).status, 404);
  assert.equal((await call('GET', '/v0/links/1')).status, 404);
  assert.equal((await call('GET', '/bookmarks')).status, 200);
  assert.equal(existsSync(new URL('../src/legacy.ts', import.meta.url)), false);
});

it('are not in the README, either', () => {
  assert.doesNotMatch(readFileSync(new URL('../README.md', import.meta.url), 'utf8'), /v0|first release/);
});
