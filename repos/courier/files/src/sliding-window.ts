import type { Clock } from "./clock.ts";
import type { RateLimiter } from "./token-bucket.ts";

/** Lets a number of permits go in any stretch of time of a given length, wherever that starts. */
export class SlidingWindow implements RateLimiter {
    readonly #clock: Clock;
    readonly #limit: number;
    readonly #ms: number;
    /** When each permit of the last stretch was taken, the oldest first. */
    #taken: number[] = [];

    constructor({ clock, limit, ms }: { clock: Clock; limit: number; ms: number }) {
        this.#clock = clock;
        this.#limit = limit;
        this.#ms = ms;
    }

    tryAcquire(permits = 1): boolean {
        if (this.waitFor(permits) > 0) return false;
        for (let count = 0; count < permits; count += 1) this.#taken.push(this.#clock.now());
        return true;
    }

    /** Throws a RangeError where there are never so many in one stretch. */
    waitFor(permits = 1): number {
        if (permits > this.#limit) throw new RangeError(`there are never ${permits} permits`);
        const now = this.#clock.now();
        this.#taken = this.#taken.filter((time) => time + this.#ms > now);
        const excess = this.#taken.length + permits - this.#limit;
        return excess > 0 ? this.#taken[excess - 1] + this.#ms - now : 0;
    }
}
