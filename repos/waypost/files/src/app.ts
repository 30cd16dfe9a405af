import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { addBookmarkRoutes } from './bookmarks.ts';
import { loadConfig } from './config.ts';
import type { Config } from './config.ts';
import { html, toContext } from './http.ts';
import type { Reply, Request } from './http.ts';
import { addLegacyRoutes } from './legacy.ts';
import { compose, countRequests, errorBoundary, logRequests, requireToken } from './middleware.ts';
import type { Gauge } from './middleware.ts';
import { Router } from './router.ts';
import { BookmarkStore } from './store.ts';

/** The service without a port: a request in, a reply out. */
export interface App {
  readonly gauge: Readonly<Gauge>;
  dispatch(request: Request): Promise<Reply>;
}

/** What an app uses besides its configuration; tests bring their own. */
export interface Surroundings {
  readonly store?: BookmarkStore;
  readonly log?: (line: string) => void;
  readonly report?: (error: unknown) => void;
}

const PAGE_FILE = new URL('../public/index.html', import.meta.url);

/** Puts routes and middleware together. */
export function createApp(config: Config, surroundings: Surroundings = {}): App {
  const { store = new BookmarkStore(), log = () => {}, report = console.error } = surroundings;
  const page = readFileSync(PAGE_FILE, 'utf8');
  const gauge: Gauge = { active: 0, served: 0 };

  const router = new Router();
  router.get('/', () => html(page));
  addBookmarkRoutes(router, store, config);
  addLegacyRoutes(router, store);

  const chain = [
    logRequests(log, () => performance.now()),
    errorBoundary(report),
    countRequests(gauge),
    requireToken(config.token),
  ];
  const run = compose(chain, (context) => router.route(context));
  return { gauge, dispatch: (request) => run(toContext(request)) };
}

/** Serves an app over HTTP; the caller decides where the server listens. */
export function serve(app: App): Server {
  return createServer(async (message, response) => {
    const reply = await app.dispatch(toRequest(message));
    send(reply, response);
  });
}

function toRequest(message: IncomingMessage): Request {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { method: message.method ?? 'GET', url: message.url ?? '/', headers, body: message };
}

function send(reply: Reply, response: ServerResponse): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

if (import.meta.main) {
  const config = loadConfig(process.env);
  serve(createApp(config, { log: console.log })).listen(config.port, config.host, () => {
    console.log(`waypost listens on http://${config.host}:${config.port}`);
  });
}
