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

it('answers the counts of the moment', async () => {
  const first = await call('GET', '/health');
  assert.equal(first.status, 200);
  assert.deepEqual(JSON.parse(first.body), { status: 'ok', active: 1, served: 0 });
  await call('GET', '/bookmarks');
  assert.deepEqual(JSON.parse((await call('GET', '/health')).body), { status: 'ok', active: 1, served: 2 });
});

it('is exported', async () => {
  const health = await import(new URL('../src/health.ts', import.meta.url).href);
  assert.equal(typeof health.addHealthRoute, 'function');
});

it('is documented, and added after the routes of the first release', () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  assert.match(read('health.ts'), /\*\/\s+export (?:function|const) addHealthRoute\b/);
  assert.match(read('app.ts'), /\baddLegacyRoutes\(router, store\);\s+addHealthRoute\(router, gauge\);/);
});
