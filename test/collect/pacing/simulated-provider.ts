import type { Answer } from '../../../src/collect/ask.ts';
import type { Limits, TryOnce } from '../../../src/collect/pacing/attempt.ts';
import { createRandom } from '../../../src/random.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A provider in virtual time: it grants `perSecond` requests by a bucket of `burst`, and answers within `latencyMs` up to twice that. */
export interface Provider {
  readonly perSecond: number;
  readonly burst: number;
  readonly latencyMs: number;
  /** How many requests it works on at once. */
  readonly atOnce?: number;
  /** What it says with a refusal, and whether it says with each reply what is left. */
  readonly retryAfter?: boolean;
  readonly headers?: boolean;
}

/** What became of the requests, and when the first and the last one was granted. */
export interface Tally {
  granted: number;
  refused: number;
  firstGrantedAt: number;
  lastGrantedAt: number;
}

export const answered: Answer = { response: { text: 'done', toolCalls: [] }, calls: [], latencyMs: 0 };
export const failed = (code: string): Answer => ({ response: { text: '', toolCalls: [] }, calls: [], error: { code, message: code } });

export const simulateProvider = (clock: VirtualClock, provider: Provider): { readonly tryOnce: TryOnce; readonly tally: Tally } => {
  const { perSecond, burst, latencyMs, atOnce = Number.POSITIVE_INFINITY } = provider;
  const random = createRandom('latency');
  const tally: Tally = { granted: 0, refused: 0, firstGrantedAt: Number.POSITIVE_INFINITY, lastGrantedAt: 0 };
  let [tokens, filledAt, inWork] = [burst, 0, 0];
  const limits = (): Limits =>
    provider.headers ? { requests: { remaining: Math.floor(tokens), limit: burst, resetMs: ((burst - tokens) / perSecond) * 1000 } } : {};
  const tryOnce: TryOnce = async () => {
    tokens = Math.min(burst, tokens + ((clock.now() - filledAt) / 1000) * perSecond);
    filledAt = clock.now();
    if (tokens < 1 || inWork >= atOnce) {
      tally.refused += 1;
      const retryAfterMs = Math.ceil((1 - tokens) / perSecond) * 1000;
      await clock.sleep(5);
      return { ...failed('rate_limited'), limits: { ...limits(), ...(provider.retryAfter && { retryAfterMs }) } };
    }
    tokens -= 1;
    inWork += 1;
    tally.granted += 1;
    tally.firstGrantedAt = Math.min(tally.firstGrantedAt, clock.now());
    tally.lastGrantedAt = clock.now();
    const said = limits();
    const took = latencyMs * (1 + random.unit());
    await clock.sleep(took);
    inWork -= 1;
    return { ...answered, latencyMs: took, limits: said };
  };
  return { tryOnce, tally };
};
