import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Response } from '../../src/types.ts';
import { toChat, toResponses } from './api-replies.ts';

/** What may go wrong with one request. `dropped_midway` breaks off in the body, `hung` never ends, `refusal` is the model's, `filtered` the provider's. */
export type Misbehaviour =
  | 'server_error'
  | 'overloaded'
  | 'dropped'
  | 'dropped_midway'
  | 'hung'
  | 'hung_midway'
  | 'truncated'
  | 'empty'
  | 'bad_json'
  | 'wrong_type'
  | 'wrong_shape'
  | 'refusal'
  | 'filtered'
  | 'refused_prompt'
  | 'too_long'
  | 'huge'
  | 'endless'
  | 'unauthorized'
  | 'no_such_model'
  | 'out_of_quota'
  | 'bad_request';

/** A bucket of requests. `retryAfter` goes with refusals, `headers` with all replies. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
  readonly retryAfter?: 'seconds' | 'date';
  readonly headers?: boolean;
}

/** One request: what was asked, and what came of it. `body` is as it was sent. */
export interface Logged {
  readonly number: number;
  readonly path: string;
  readonly key: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
  readonly prompt: string;
  outcome: 'answered' | 'rate_limited' | 'unanswered' | Misbehaviour;
  readonly at: number;
}

export interface ServerOptions {
  /** What a model answers to the text of a prompt, or to all that was sent. */
  readonly answer: (prompt: string, body: Logged['body']) => Response;
  readonly rate?: RateLimit;
  readonly latencyMs?: (number: number) => number;
  /** Keeps back the answer to the request of that number, besides. */
  readonly hold?: (number: number) => Promise<void> | undefined;
  /** What goes wrong with the request of that number, counted from 1. */
  readonly misbehave?: (number: number, prompt: string) => Misbehaviour | undefined;
  readonly withoutUsage?: boolean;
}

/** A server that speaks the Chat Completions and the Responses API, well or badly, and keeps a log. `options` may be changed while it runs. */
export interface ApiServer {
  readonly url: string;
  readonly log: readonly Logged[];
  options: ServerOptions;
  close(): Promise<void>;
}

export const startApiServer = async (options: ServerOptions): Promise<ApiServer> => {
  const log: Logged[] = [];
  const state = { options, bucket: new Bucket() };
  const server = createServer((request, response) => {
    serve(request, response, state, log).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    log,
    get options() {
      return state.options;
    },
    set options(changed) {
      state.options = changed;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

interface State {
  options: ServerOptions;
  readonly bucket: Bucket;
}

class Bucket {
  #tokens = Number.POSITIVE_INFINITY;
  #at = 0;

  /** Takes a token, if there is one; gives what is left. */
  take({ perSecond, burst }: RateLimit): { readonly granted: boolean; readonly left: number } {
    const now = performance.now();
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    const granted = this.#tokens >= 1;
    if (granted) this.#tokens -= 1;
    return { granted, left: this.#tokens };
  }
}

const serve = async (request: IncomingMessage, response: ServerResponse, { options, bucket }: State, log: Logged[]): Promise<void> => {
  const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
  const path = request.url ?? '';
  const prompt = readPrompt(body);
  const { headers } = request;
  const logged: Logged = { number: log.length + 1, path, key: headers.authorization, headers, body, prompt, outcome: 'unanswered', at: performance.now() };
  log.push(logged);
  const { rate, latencyMs = () => 0, hold, misbehave } = options;
  if (rate !== undefined) {
    const { granted, left } = bucket.take(rate);
    if (rate.headers) writeLimits(response, rate, left);
    if (!granted) {
      logged.outcome = 'rate_limited';
      return refuse(response, rate, left);
    }
  }
  const wrong = misbehave?.(logged.number, prompt);
  const wait = latencyMs(logged.number);
  if (wait > 0) await setTimeout(wait);
  await hold?.(logged.number);
  if (response.destroyed) return;
  const isChat = path.endsWith('/chat/completions');
  const reply = (answer: Response): void => sendJson(response, 200, isChat ? toChat(answer, options) : toResponses(answer, options));
  if (wrong === undefined) {
    response.on('finish', () => {
      logged.outcome = 'answered';
    });
    return reply(options.answer(prompt, body));
  }
  logged.outcome = wrong;
  return misbehaviours[wrong]({ request, response, reply, answer: options.answer(prompt, body) });
};

interface Scene {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly reply: (answer: Response) => void;
  readonly answer: Response;
}

const sendError =
  (status: number, code: string, headers: Readonly<Record<string, string>> = {}) =>
  ({ request, response }: Scene): void => {
    // Some servers quote the key that they refuse.
    const message = `${code} for ${request.headers.authorization}`;
    sendJson(response, status, { error: { message, type: code, code } }, headers);
  };

const misbehaviours: Readonly<Record<Misbehaviour, (scene: Scene) => void>> = {
  server_error: sendError(500, 'internal'),
  overloaded: sendError(503, 'overloaded', { 'retry-after-ms': '20' }),
  unauthorized: sendError(401, 'invalid_api_key'),
  no_such_model: sendError(404, 'model_not_found'),
  out_of_quota: sendError(429, 'insufficient_quota'),
  too_long: sendError(400, 'context_length_exceeded'),
  refused_prompt: sendError(400, 'content_filter'),
  bad_request: sendError(400, 'unsupported_parameter'),
  dropped: ({ response }) => response.destroy(),
  dropped_midway: ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"choices": [', () => response.destroy());
  },
  hung: () => {},
  hung_midway: ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"choices": [');
  },
  bad_json: ({ response }) => send(response, 200, 'application/json', '{"choices": [{"message": '),
  wrong_type: ({ response }) => send(response, 200, 'text/html', '<html>Bad gateway</html>'),
  wrong_shape: ({ response }) => send(response, 200, 'application/json', '{"result": "done"}'),
  truncated: ({ reply, answer }) => reply({ ...answer, text: answer.text.slice(0, answer.text.length / 2), finish: 'length' }),
  empty: ({ reply }) => reply({ text: '', toolCalls: [] }),
  refusal: ({ reply }) => reply({ text: 'I cannot help with that.', toolCalls: [], finish: 'refusal' }),
  filtered: ({ reply }) => reply({ text: '', toolCalls: [], finish: 'content_filter' }),
  huge: ({ reply }) => reply({ text: 'x'.repeat(5 * 1024 * 1024), toolCalls: [] }),
  endless: ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const block = Buffer.alloc(1024 * 1024, 0x20);
    const more = (): void => {
      while (!response.destroyed && response.write(block));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
};

const send = (response: ServerResponse, status: number, type: string, text: string, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(text);
};
const sendJson = (response: ServerResponse, status: number, value: unknown, headers?: Readonly<Record<string, string>>): void =>
  send(response, status, 'application/json', JSON.stringify(value), headers);

const refuse = (response: ServerResponse, { perSecond, retryAfter }: RateLimit, left: number): void => {
  const seconds = Math.ceil((1 - left) / perSecond);
  const said = { seconds: String(seconds), date: new Date(Date.now() + seconds * 1000).toUTCString() };
  const error = { message: 'slow down', type: 'requests', code: 'rate_limit_exceeded' };
  sendJson(response, 429, { error }, retryAfter === undefined ? {} : { 'retry-after': said[retryAfter] });
};

const writeLimits = (response: ServerResponse, { perSecond, burst }: RateLimit, left: number): void => {
  response.setHeader('x-ratelimit-limit-requests', String(burst));
  response.setHeader('x-ratelimit-remaining-requests', String(Math.floor(left)));
  response.setHeader('x-ratelimit-reset-requests', `${Math.ceil(((burst - left) / perSecond) * 1000)}ms`);
};

/** The text of the user's first message, in either API. */
const readPrompt = (body: { messages?: readonly { role: string; content: string }[]; input?: readonly { role: string; content: string }[] }): string =>
  (body.messages ?? body.input ?? []).find(({ role }) => role === 'user')?.content ?? '';
