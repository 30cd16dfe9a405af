import { setTimeout } from 'node:timers/promises';

/** The time in milliseconds since some moment, and waiting. Tests turn one by hand. */
export interface Clock {
  now(): number;
  /** @throws when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, signal === undefined ? {} : { signal }),
};
