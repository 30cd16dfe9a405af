import type { Response } from './types.ts';

/**
 * What was done wrong on purpose: by a simulated model (`at` is the path it touched), or on the way to a real one: a `provider` that fails, a `tool` that seems
 * to.
 */
export interface InjectedFault {
  readonly kind: 'form' | 'restraint' | 'correctness' | 'provider' | 'tool';
  readonly name: string;
  readonly at?: string;
}

/**
 * The tokens of a request and its answer, as far as the provider tells. `cachedInput` are those of `input` that it had cached, `reasoning` those of `output`
 * that the answer does not show.
 */
export interface Usage {
  readonly input?: number;
  readonly output?: number;
  readonly cachedInput?: number;
  readonly reasoning?: number;
}

/** A response before the one that counts, and the code of the error with which it went back to the model. `injected` where nothing was wrong with it. */
export interface EarlierAnswer {
  readonly response: Response;
  readonly code: string;
  readonly injected?: true;
}

/**
 * One recorded response. `error` instead of an answer means that the provider failed. `cost` is in US dollars, absent where it is not known. `attempts` is
 * there where a rejected edit goes back to the model, and holds what it answered before; `usage`, `cost` and `latencyMs` are of all answers together then.
 */
export interface Sample {
  readonly task: string;
  readonly format: string;
  readonly model: string;
  readonly prompt: string;
  readonly trial: number;
  readonly response: Response;
  readonly usage?: Usage;
  readonly latencyMs?: number;
  readonly cost?: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly injected?: readonly InjectedFault[];
  readonly attempts?: readonly EarlierAnswer[];
}
