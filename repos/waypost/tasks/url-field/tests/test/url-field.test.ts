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

it('has a field of type url', async () => {
  const { body } = await call('GET', '/');
  assert.match(body, /<input\b(?=[^>]*\bname="url")(?=[^>]*\btype="url")(?=[^>]*\brequired\b)[^>]*>/);
  assert.match(body, /<input\b[^>]*\bname="title"/);
});
