import type { FailureCode } from '../failure-codes.ts';
import { BodyTooLongError } from './bounded-fetch.ts';

/** A failed request; `headers` where there was a reply. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly headers?: Headers;
}

type Errors = Pick<typeof import('openai'), 'APIError' | 'APIConnectionError' | 'APIConnectionTimeoutError'>;

/** What an error of the client stands for; undefined for what is none of the provider's. */
export const readFailure = (error: unknown, { APIError, APIConnectionError, APIConnectionTimeoutError }: Errors): Failure | undefined => {
  const chain = listCauses(error);
  const tooLong = chain.find((cause) => cause instanceof BodyTooLongError);
  if (tooLong !== undefined) return { code: 'bad_reply', message: tooLong.message };
  if (error instanceof APIConnectionTimeoutError) return { code: 'timed_out', message: 'no answer in time' };
  if (error instanceof APIConnectionError) return { code: 'dropped', message: sayLast(chain) };
  if (error instanceof APIError) {
    const code = nameStatus(error.status, [error.code, error.type].map(String), error.message);
    return { code, message: error.message, ...(error.headers && { headers: error.headers }) };
  }
  if (error instanceof SyntaxError) return { code: 'bad_reply', message: `the reply is no JSON: ${error.message}` };
  // The connection broke while the body was read: fetch says so by a TypeError.
  return error instanceof TypeError && error.message === 'terminated' ? { code: 'dropped', message: sayLast(chain) } : undefined;
};

/** What a failure is called that a reply of the Responses API states with status 200. */
export const nameStatedFailure = (code: string): FailureCode => (code === 'rate_limit_exceeded' ? 'rate_limited' : 'server_error');

/** What a failure is called by the status of its reply, the codes and types in it, and what it says where these are none of its own. */
export const nameStatus = (status: number | undefined, words: readonly string[], text = ''): FailureCode => {
  const says = (...known: readonly string[]): boolean => known.some((word) => words.includes(word));
  if (status === undefined) return 'dropped';
  if (status === 402 || says('insufficient_quota', 'billing_hard_limit_reached')) return 'out_of_quota';
  if (status === 429) return 'rate_limited';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'no_such_model';
  if (status === 408) return 'timed_out';
  if (status >= 500 || status === 409 || status === 425) return 'server_error';
  if (status === 413 || says('context_length_exceeded', 'string_above_max_length', 'exceed_context_size_error') || saysTooLong(text)) return 'too_long';
  if (says('content_filter', 'content_policy_violation')) return 'refused';
  return status < 400 ? 'bad_reply' : 'bad_request';
};

/** vLLM has no code for it. */
const saysTooLong = (text: string): boolean =>
  ['maximum context length', 'maximum model length', 'prompt is too long'].some((words) => text.toLowerCase().includes(words));

const listCauses = (error: unknown): readonly Error[] => {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 10; cause = cause.cause) causes.push(cause);
  return causes;
};

const sayLast = (causes: readonly Error[]): string => causes.at(-1)?.message ?? 'the connection broke';
