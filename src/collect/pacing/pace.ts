import type { Ask } from '../ask.ts';
import { isPassing } from '../failure-codes.ts';
import type { Attempt, TryOnce } from './attempt.ts';
import { type Clock, systemClock } from './clock.ts';
import { drawDelay, Gate, longestWaitMs } from './gate.ts';

/** How a model is asked: at most `atOnce` requests at once, each at most `tries` times. `random` gives numbers in [0, 1). */
export interface PaceOptions {
  readonly atOnce: number;
  readonly tries: number;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/**
 * Asks as fast as a provider grants it, and again where it failed in a way that passes. Requests that it refuses hold back all others, as it says or for a
 * time that doubles; after other failures only the request itself waits. When `signal` is aborted nothing more is sent, and what was sent is waited for.
 */
export const pace = (tryOnce: TryOnce, { atOnce, tries, clock = systemClock, random = Math.random }: PaceOptions): Ask => {
  const gate = new Gate({ clock, random, atOnce });
  return async (request, signal) => {
    for (let tried = 1; ; tried += 1) {
      const turn = await gate.enter(signal, tried > 1);
      const attempt = await tryOnce(request).catch((error: unknown) => {
        gate.leave(turn, broken);
        throw error;
      });
      gate.leave(turn, attempt);
      const { limits, ...answer } = attempt;
      if (!mayPass(attempt) || tried === tries) return answer;
      signal?.throwIfAborted();
      if (attempt.error?.code !== 'rate_limited') await clock.sleep(drawDelay(tried, random), signal);
    }
  };
};

const broken: Attempt = { response: { text: '', toolCalls: [] }, calls: [], error: { code: 'internal', message: 'a bug' } };

/** Whether asking again may help: a provider that wants a long wait is as good as down. */
const mayPass = ({ error, limits }: Attempt): boolean => error !== undefined && isPassing(error.code) && (limits?.retryAfterMs ?? 0) <= longestWaitMs;
