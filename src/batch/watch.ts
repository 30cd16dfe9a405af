import type { Fate, Place } from './judge-chunk.ts';

/**
 * How long one sample may take, and the clock that says so, in milliseconds; tests bring their own. Lines with a fate are not judged, so they cannot be late.
 */
export interface TimeLimit {
  readonly limitMs: number;
  readonly clock: () => number;
  readonly fates?: ReadonlyMap<number, Fate>;
}

/** Looks at where a worker is until `stop` is called. `overdue` is the line that took too long, once there is one. */
export interface Watch {
  readonly overdue: number | undefined;
  stop(): void;
}

/** Calls `onOverdue` once a worker has been at one line for longer than the limit; a worker that waits for its turn is at none. */
export const watchPlace = (place: Place, { limitMs, clock, fates }: TimeLimit, onOverdue: () => void): Watch => {
  let line = 0;
  let since = clock();
  let overdue: number | undefined;
  const look = (): void => {
    const now = clock();
    const at = Atomics.load(place, 0);
    if (at === 0 || at !== line || fates?.has(at)) {
      [line, since] = [at, now];
    } else if (now - since > limitMs) {
      overdue = line;
      clearInterval(timer);
      onOverdue();
    }
  };
  const timer = setInterval(look, Math.min(longestPause, Math.ceil(limitMs / 4)));
  return {
    get overdue() {
      return overdue;
    },
    stop: () => clearInterval(timer),
  };
};

/** How often a watch looks at least, in milliseconds. */
const longestPause = 500;
