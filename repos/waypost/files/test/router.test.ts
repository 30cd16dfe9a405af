import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { HttpError, toContext } from '../src/http.ts';
import type { Middleware, Reply } from '../src/http.ts';
import { compose, logRequests } from '../src/middleware.ts';
import { Router } from '../src/router.ts';

const request = (method: string, url: string) => toContext({ method, url, headers: {}, body: [] });
const reply = (body: string): Reply => ({ status: 200, headers: {}, body });

describe('Router', () => {
  const router = new Router()
    .get('/', () => reply('root'))
    .get('/users/me', () => reply('me'))
    .get('/users/:id', ({ params }) => reply(`user ${params.id}`))
    .post('/users/:id/notes/:note', ({ params }) => reply(`${params.id} ${params.note}`));

  const rows = [
    ['GET', '/', 'root'],
    ['GET', '/users/me', 'me'],
    ['GET', '/users/7?x=1', 'user 7'],
    ['GET', '/users/a%2Fb%20c', 'user a/b c'],
    ['POST', '/users/7/notes/x', '7 x'],
  ] as const;
  for (const [method, url, body] of rows) {
    it(`routes ${method} ${url}`, async () => {
      assert.equal((await router.route(request(method, url))).body, body);
    });
  }

  it('ignores a trailing slash', async () => {
    assert.equal((await router.route(request('GET', '/users/7/'))).body, 'user 7');
  });

  it('tells an unknown path from an unknown method', async () => {
    await assert.rejects(router.route(request('GET', '/nowhere')), { status: 404 });
    await assert.rejects(router.route(request('GET', '/users//notes')), HttpError);
    await assert.rejects(router.route(request('DELETE', '/users/7')), { status: 405 });
  });

  it('refuses a parameter that is named twice', () => {
    assert.throws(() => new Router().get('/:a/:a', () => reply('')), /names :a twice/);
  });
});

describe('compose', () => {
  it('runs the first middleware outermost', async () => {
    const mark = (name: string): Middleware => async (context, next) => {
      const inner = await next();
      return { ...inner, body: `${name}(${inner.body})` };
    };
    const run = compose([mark('a'), mark('b')], () => reply('x'));
    assert.equal((await run(request('GET', '/'))).body, 'a(b(x))');
  });

  it('logs one line per request', async () => {
    const lines: string[] = [];
    const times = [10, 17.6];
    const log = logRequests((line) => lines.push(line), () => times.shift() ?? 0);
    await compose([log], () => reply(''))(request('GET', '/users/7?x=1'));
    assert.deepEqual(lines, ['GET /users/7 200 8ms']);
  });
});
