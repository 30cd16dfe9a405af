import { createRandom } from '../random.ts';
import type { Format, Response } from '../types.ts';
import type { Answer, ModelRequest } from './ask.ts';
import type { Refusal, Tries } from './converse.ts';
import { digestRequest } from './request-digest.ts';

/** How often something fails on purpose: a share of what could, in [0, 1]. The seed, and what is asked for, decide when. */
export interface Chaos {
  readonly share: number;
  readonly seed: number;
}

/** Failures of a provider that pass, by their codes. */
const failures = ['rate_limited', 'server_error', 'timed_out', 'dropped'] as const;

/**
 * Fails in the place of a provider, at once and without asking it. It belongs below what asks again after a failure. An answer that comes through in the end,
 * or the last failure, says what was put in its way. When a request fails depends on the request and how often it was sent, not on others beside it.
 */
export const injectFailures = <Given extends Answer>(ask: (request: ModelRequest) => Promise<Given>, { share, seed }: Chaos) => {
  const sent = new WeakMap<ModelRequest, { readonly key: string; times: number; readonly injected: { readonly kind: 'provider'; readonly name: string }[] }>();
  return async (request: ModelRequest): Promise<Given | Answer> => {
    const known = sent.get(request) ?? { key: digestRequest('', request), times: 0, injected: [] };
    sent.set(request, known);
    const random = createRandom(['failures', seed, known.key, known.times++].join('/'));
    const code = random.chance(share) ? random.pick(failures) : undefined;
    if (code === undefined) {
      const answer = await ask(request);
      return known.injected.length === 0 ? answer : { ...answer, injected: [...known.injected] };
    }
    known.injected.push({ kind: 'provider', name: code });
    return { response: nothing, calls: [], error: { code, message: 'injected on purpose; the provider was not asked' }, injected: [...known.injected] };
  };
};

const nothing: Response = { text: '', toolCalls: [] };

/**
 * Says of some edits that are accepted that the tool which was called failed, in formats of a tool channel: does the model call it again? `key` names the
 * sample.
 */
export const injectToolFailures = (reject: Tries['reject'], { channel }: Format, { share, seed }: Chaos, key: string): Tries['reject'] => {
  if (channel !== 'tool') return reject;
  return (response, attempt) => {
    const refusal = reject(response, attempt);
    const fails = refusal === undefined && response.toolCalls.length > 0 && createRandom(['tools', seed, key, attempt].join('/')).chance(share);
    return fails ? toolFailed : refusal;
  };
};

const toolFailed: Refusal = { code: 'tool_failed', message: 'the tool did not answer in time, and the edit was not made', injected: true };
