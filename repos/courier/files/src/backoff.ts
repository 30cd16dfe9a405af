/** How long to wait before another attempt. */
export interface Backoff {
    /** Milliseconds to wait after that many failures, at least one. */
    delayAfter(failures: number): number;
}

/** The same delay each time. */
export function constantBackoff(ms: number): Backoff {
    return { delayAfter: () => ms };
}

/** A delay that grows by a factor from one failure to the next, starting with `first`, up to `max`. */
export function exponentialBackoff({ first, factor = 2, max = Infinity }: { first: number; factor?: number; max?: number }): Backoff {
    return { delayAfter: (failures) => Math.min(first * factor ** failures, max) };
}

/** Delays between half of another backoff's and all of it, so that not everybody comes back at once. */
export function jittered(backoff: Backoff, random: () => number = Math.random): Backoff {
    return { delayAfter: (failures) => backoff.delayAfter(failures) * (0.5 + random() / 2) };
}
