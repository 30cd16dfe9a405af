import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { html } from '../src/http.ts';
import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

const app = createApp({ ...loadConfig({}), token: null });

async function call(method: string, url: string, value?: unknown) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const headers = { 'content-type': 'application/json' };
  return app.dispatch({ method, url, headers, body });
}

it('sends the hash of the page', async () => {
  const page = await call('GET', '/');
  const hash = createHash('sha256').update(page.body).digest('base64url');
  assert.equal(page.headers.etag, `"${hash}"`);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
});

it('differs when the page differs', () => {
  assert.notEqual(html('a').headers.etag, html('b').headers.etag);
  assert.equal(html('a').headers.etag, html('a').headers.etag);
});

it('is told in the doc comment', () => {
  const source = readFileSync(new URL('../src/http.ts', import.meta.url), 'utf8');
  assert.match(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export function html\b/.exec(source)?.[1] ?? '', /etag/i);
  assert.match(source, /\bcreateHash\b[^;]* from ['"]node:crypto['"];/);
});
