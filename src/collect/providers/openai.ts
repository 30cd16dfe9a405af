import type { Answer, ModelRequest } from '../ask.ts';
import type { FailureCode } from '../failure-codes.ts';
import type { LiveModel } from '../live-model.ts';
import type { Attempt, TryOnce } from '../pacing/attempt.ts';
import { readLimits } from '../pacing/read-limits.ts';
import { fetchBounded } from './bounded-fetch.ts';
import { readChat, writeChat } from './openai-chat.ts';
import { nameStatedFailure, readFailure } from './openai-failures.ts';
import type { Reply } from './openai-reply.ts';
import { readResponses, writeResponses } from './openai-responses.ts';

/** How a provider is asked: with which key, and how many milliseconds an answer may take. The key stands in no answer and no message. */
export interface ProviderOptions {
  readonly key: string;
  readonly timeoutMs: number;
}

/**
 * Asks a model at a server that speaks the OpenAI API, once: the client's own retries are off. The client is loaded with the first request.
 * Its answer is an `error` where the server failed, or filtered it; a refusal of the model is an answer (`finish` is `refusal`).
 */
export const openProvider = (model: LiveModel, options: ProviderOptions): TryOnce => {
  let connection: Promise<Connection> | undefined;
  return async (request) => {
    connection ??= connect(model, options);
    return askOnce(await connection, request, options);
  };
};

type Connection = { readonly openai: typeof import('openai'); readonly client: InstanceType<typeof import('openai').OpenAI> };

const connect = async ({ baseUrl }: LiveModel, { key }: ProviderOptions): Promise<Connection> => {
  const openai = await import('openai');
  const client = new openai.OpenAI({ apiKey: key, baseURL: baseUrl, maxRetries: 0, timeout: longestTimeoutMs, logLevel: 'off', fetch: fetchBounded });
  return { openai, client };
};

/** The client's own limit covers headers only; ours ends the request first. */
const longestTimeoutMs = 2 ** 31 - 1;

const apis = {
  chat: { path: '/chat/completions', write: writeChat, read: readChat },
  responses: { path: '/responses', write: writeResponses, read: readResponses },
} as const;

const askOnce = async ({ openai, client }: Connection, request: ModelRequest, { key, timeoutMs }: ProviderOptions): Promise<Attempt> => {
  const api = apis[request.api];
  const timeout = AbortSignal.timeout(timeoutMs);
  const startedAt = performance.now();
  try {
    const { data, response } = await client.post<unknown>(api.path, { body: api.write(request), signal: timeout }).withResponse();
    const latencyMs = Math.round(performance.now() - startedAt);
    return { ...toAnswer(api.read(data), latencyMs, key), limits: readLimits(response.headers, Date.now()) };
  } catch (error) {
    if (timeout.aborted) return fail('timed_out', `no answer within ${timeoutMs} ms`, key);
    const failure = readFailure(error, openai);
    if (failure === undefined) throw error;
    const { code, message, headers } = failure;
    return { ...fail(code, message, key), ...(headers && { limits: readLimits(headers, Date.now()) }) };
  }
};

const toAnswer = (reply: Reply | string, latencyMs: number, key: string): Answer => {
  if (typeof reply === 'string') return fail('bad_reply', reply, key);
  const { text, calls, finish, usage, failure, isFiltered } = reply;
  if (failure !== undefined) return fail(nameStatedFailure(failure.code), failure.message, key);
  return {
    response: { text, toolCalls: calls.map(({ name, arguments: given }) => ({ name, arguments: given })), ...(finish !== undefined && { finish }) },
    calls,
    latencyMs,
    ...(usage && { usage }),
    ...(isFiltered && { error: { code: 'refused' satisfies FailureCode, message: 'the provider filtered the answer' } }),
  };
};

const fail = (code: FailureCode, message: string, key: string): Answer => ({
  response: { text: '', toolCalls: [] },
  calls: [],
  error: { code, message: cleanMessage(message, key) },
});

/** A message on one line of bounded length, without the key: servers quote the one that they refuse. */
const cleanMessage = (message: string, key: string): string => {
  const line = (key.length < shortestSecret ? message : message.replaceAll(key, '***')).replaceAll(/\p{Cc}+/gu, ' ');
  return line.length > 300 ? `${line.slice(0, 297)}...` : line;
};

/** What servers that need no key are given is shorter, and part of other words. */
const shortestSecret = 8;
