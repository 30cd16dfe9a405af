import type { Ask } from '../ask.ts';
import { isPassing } from '../failure-codes.ts';
import { type Attempt, longestWaitMs, type TryOnce } from './attempt.ts';
import { type Clock, systemClock } from './clock.ts';
import { drawDelay, StartQueue } from './start-queue.ts';

/** How a model is asked: at most `atOnce` requests at once, each sent at most `attempts` times. `random` gives numbers in [0, 1). */
export interface PaceOptions {
  readonly atOnce: number;
  readonly attempts: number;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/**
 * Asks as fast as a provider grants it, and again where it failed in a way that passes. Requests that it refuses hold back all others, as it says or for a
 * time that doubles; after other failures only the request itself waits. When `signal` is aborted nothing more is sent, and what was sent is waited for.
 */
export const pace = (tryOnce: TryOnce, { atOnce, attempts, clock = systemClock, random = Math.random }: PaceOptions): Ask => {
  const queue = new StartQueue({ clock, random, atOnce });
  return async (request, signal) => {
    for (let sent = 1; ; sent += 1) {
      const turn = await queue.enter(signal, sent > 1);
      const attempt = await tryOnce(request).catch((error: unknown) => {
        queue.leave(turn, broken);
        throw error;
      });
      queue.leave(turn, attempt);
      const { limits, ...answer } = attempt;
      if (!mayPass(attempt) || sent === attempts) return answer;
      signal?.throwIfAborted();
      if (attempt.error?.code !== 'rate_limited') await clock.sleep(drawDelay(sent, random), signal);
    }
  };
};

const broken: Attempt = { response: { text: '', toolCalls: [] }, calls: [], error: { code: 'internal', message: 'a bug' } };

/** Whether asking again may help: a provider that wants a long wait is as good as down. */
const mayPass = ({ error, limits }: Attempt): boolean => error !== undefined && isPassing(error.code) && (limits?.retryAfterMs ?? 0) <= longestWaitMs;
