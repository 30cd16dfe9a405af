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

it('routes a path with a trailing slash like the one without', async () => {
  await call('POST', '/bookmarks/', { url: 'https://example.org', title: 'Example' });
  for (const path of ['/bookmarks', '/bookmarks/1', '/tags']) {
    const [plain, slashed] = [await call('GET', path), await call('GET', `${path}/`)];
    assert.equal(plain.status, 200);
    assert.deepEqual(slashed, plain);
  }
});
