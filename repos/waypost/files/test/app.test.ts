import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';

import { createApp, serve } from '../src/app.ts';
import type { App } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { BookmarkStore } from '../src/store.ts';

const config = { ...loadConfig({}), maxBodyBytes: 200, pageSize: 2 };
const JSON_TYPE = { 'content-type': 'application/json' };

function makeApp(changes = {}): App {
  const store = new BookmarkStore(() => new Date('2026-01-02T03:04:05Z'));
  return createApp({ ...config, ...changes }, { store });
}

async function call(app: App, method: string, url: string, value?: unknown, headers = {}) {
  const body = value === undefined ? [] : [Buffer.from(JSON.stringify(value))];
  const reply = await app.dispatch({ method, url, headers: { ...JSON_TYPE, ...headers }, body });
  const isJson = reply.headers['content-type'].startsWith('application/json');
  return { ...reply, value: isJson ? JSON.parse(reply.body) : undefined };
}

const example = { url: 'https://example.org', title: ' Example ', tags: ['Web', 'web', 'demo'] };

describe('bookmarks', () => {
  it('creates, shows, changes and removes one', async () => {
    const app = makeApp();
    const created = await call(app, 'POST', '/bookmarks', example);
    assert.equal(created.status, 201);
    assert.equal(created.headers.location, '/bookmarks/1');
    assert.deepEqual(created.value, {
      id: '1',
      createdAt: '2026-01-02T03:04:05.000Z',
      url: 'https://example.org/',
      title: 'Example',
      tags: ['web', 'demo'],
      note: '',
    });
    const changed = await call(app, 'PATCH', '/bookmarks/1', { note: 'read this' });
    assert.equal(changed.value.note, 'read this');
    assert.equal((await call(app, 'GET', '/bookmarks/1')).value.note, 'read this');
    assert.equal((await call(app, 'DELETE', '/bookmarks/1')).status, 200);
    assert.equal((await call(app, 'DELETE', '/bookmarks/1')).status, 404);
    assert.equal((await call(app, 'GET', '/bookmarks/1')).status, 404);
  });

  it('lists the newest first, by page and by tag', async () => {
    const app = makeApp();
    for (const title of ['a', 'b', 'c']) {
      await call(app, 'POST', '/bookmarks', { ...example, title, tags: title === 'b' ? [] : ['x'] });
    }
    const titles = async (url: string) =>
      (await call(app, 'GET', url)).value.items.map((item: { title: string }) => item.title);
    assert.deepEqual(await titles('/bookmarks'), ['c', 'b']);
    assert.deepEqual(await titles('/bookmarks?offset=2'), ['a']);
    assert.deepEqual(await titles('/bookmarks?tag=x&limit=10'), ['c', 'a']);
    assert.equal((await call(app, 'GET', '/bookmarks?tag=none')).value.total, 0);
    assert.equal((await call(app, 'GET', '/bookmarks?limit=few')).status, 400);
    assert.deepEqual((await call(app, 'GET', '/tags')).value, [{ tag: 'x', count: 2 }]);
  });

  it('refuses bodies that are not bookmarks', async () => {
    const app = makeApp();
    const bad = [{}, { ...example, title: ' ' }, { ...example, url: 'ftp://a' }, { ...example, stars: 5 }, { ...example, tags: 'x' }];
    for (const value of bad) assert.equal((await call(app, 'POST', '/bookmarks', value)).status, 422);
    assert.equal((await call(app, 'POST', '/bookmarks', [])).status, 400);
    assert.equal((await call(app, 'POST', '/bookmarks')).value.error, 'invalid-json');
    assert.equal((await call(app, 'POST', '/bookmarks', { note: 'x'.repeat(200) })).status, 413);
    assert.equal((await call(app, 'POST', '/bookmarks', {}, { 'content-type': 'text/plain' })).status, 415);
  });
});

describe('access', () => {
  it('asks for the token only where something changes', async () => {
    const app = makeApp({ token: 'secret' });
    assert.equal((await call(app, 'GET', '/bookmarks')).status, 200);
    const refused = await call(app, 'POST', '/bookmarks', example);
    assert.equal(refused.status, 401);
    assert.equal(refused.headers['www-authenticate'], 'Bearer');
    const accepted = await call(app, 'POST', '/bookmarks', example, { authorization: 'Bearer secret' });
    assert.equal(accepted.status, 201);
  });
});

describe('configuration', () => {
  it('lets the environment win', () => {
    const { host, port, token } = loadConfig({ WAYPOST_PORT: '0', WAYPOST_TOKEN: 't' });
    assert.deepEqual({ host, port, token }, { host: '127.0.0.1', port: 0, token: 't' });
    assert.throws(() => loadConfig({ WAYPOST_PORT: '70000' }), /port must be an integer/);
  });
});

describe('serve', () => {
  it('answers over HTTP', async () => {
    const server = serve(makeApp()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const page = await fetch(`http://127.0.0.1:${port}/`);
      assert.match(await page.text(), /<h1>Bookmarks<\/h1>/);
      assert.equal((await fetch(`http://127.0.0.1:${port}/nowhere`)).status, 404);
    } finally {
      server.close();
    }
  });
});
