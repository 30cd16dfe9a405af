import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

const app = createApp({ ...loadConfig({}), token: null });

async function call(method: string, url: string, value?: unknown) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const headers = { 'content-type': 'application/json' };
  return app.dispatch({ method, url, headers, body });
}

it('counts requests that end with an error', async () => {
  const first = await call('GET', '/bookmarks');
  assert.equal(first.headers['x-requests-ahead'], '0');
  assert.equal((await call('GET', '/nowhere')).status, 404);
  assert.deepEqual({ ...app.gauge }, { active: 0, served: 2 });
  assert.equal((await call('GET', '/tags')).headers['x-requests-ahead'], '0');
});

it('counts requests that are under way', async () => {
  const replies = await Promise.all([call('GET', '/tags'), call('GET', '/nowhere'), call('GET', '/tags')]);
  assert.equal(replies[2].headers['x-requests-ahead'], '2');
  assert.deepEqual({ ...app.gauge }, { active: 0, served: 6 });
});

it('counts in a finally', () => {
  const source = readFileSync(new URL('../src/middleware.ts', import.meta.url), 'utf8');
  const [, body = ''] = /\bfinally \{([^}]*)\}/.exec(source.slice(source.indexOf('function countRequests'))) ?? [];
  for (const count of ['active', 'served']) assert.match(body, new RegExp(`gauge\\.${count}`));
});
