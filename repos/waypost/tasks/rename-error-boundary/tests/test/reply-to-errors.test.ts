import assert from 'node:assert/strict';
import { it } from 'node:test';

import * as middleware from '../src/middleware.ts';
import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';

const app = createApp({ ...loadConfig({}), token: null });

async function call(method: string, url: string, value?: unknown) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const headers = { 'content-type': 'application/json' };
  return app.dispatch({ method, url, headers, body });
}

it('has the new name only', async () => {
  assert.equal(typeof middleware.replyToErrors, 'function');
  assert.equal('errorBoundary' in middleware, false);
  assert.equal((await call('GET', '/nowhere')).status, 404);
});
