import type { ModelRequest } from '../ask.ts';
import type { LiveModel } from '../live-model.ts';
import type { Attempt, TryOnce } from '../pacing/attempt.ts';
import { readLimits } from '../pacing/read-limits.ts';
import { fetchBounded } from './bounded-fetch.ts';
import { apis, failToAnswer, toAnswer } from './openai-apis.ts';
import { readFailure } from './openai-failures.ts';

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
  const client = new openai.OpenAI({
    ...{ apiKey: key, baseURL: baseUrl, organization: null, project: null, adminAPIKey: null },
    ...{ maxRetries: 0, timeout: longestTimeoutMs, logLevel: 'off' },
    fetch: (input, init) => fetchBounded(input, { ...init, headers: keepOwnHeaders(new Headers(init?.headers), key) }),
  });
  return { openai, client };
};

/** The client takes more from the environment, which is for another server, say, and which no run folder would tell of. */
const keepOwnHeaders = (given: Headers, key: string): Headers => {
  const known = ['accept', 'content-type', 'user-agent'].map((name) => [name, given.get(name)] as const);
  return new Headers([...known.filter((entry): entry is [string, string] => entry[1] !== null), ['authorization', `Bearer ${key}`]]);
};

/** The client's own limit covers headers only; ours ends the request first. */
const longestTimeoutMs = 2 ** 31 - 1;

const askOnce = async ({ openai, client }: Connection, request: ModelRequest, { key, timeoutMs }: ProviderOptions): Promise<Attempt> => {
  const api = apis[request.api];
  const timeout = AbortSignal.timeout(timeoutMs);
  const startedAt = performance.now();
  try {
    const { data, response } = await client.post<unknown>(api.path, { body: api.write(request), signal: timeout }).withResponse();
    const latencyMs = Math.round(performance.now() - startedAt);
    return { ...toAnswer(api.read(data), key), latencyMs, limits: readLimits(response.headers, Date.now()) };
  } catch (error) {
    if (timeout.aborted) return failToAnswer('timed_out', `no answer within ${timeoutMs} ms`, key);
    const failure = readFailure(error, openai);
    if (failure === undefined) throw error;
    const { code, message, headers } = failure;
    return { ...failToAnswer(code, message, key), ...(headers && { limits: readLimits(headers, Date.now()) }) };
  }
};
