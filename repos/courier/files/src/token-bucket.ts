import type { Clock } from "./clock.ts";

/** What lets only so much happen in some time. */
export interface RateLimiter {
    /** Takes permits where there are enough; false, and takes none, where there are not. */
    tryAcquire(permits?: number): boolean;

    /** Milliseconds until there are so many permits; 0 where there are. */
    waitFor(permits?: number): number;
}

/** A bucket that holds tokens, each a permit, and is filled up again at a steady rate. It starts full. */
export class TokenBucket implements RateLimiter {
    readonly #clock: Clock;
    readonly #capacity: number;
    readonly #perSecond: number;
    #tokens: number;
    #filledAt: number;

    constructor({ clock, capacity, perSecond }: { clock: Clock; capacity: number; perSecond: number }) {
        this.#clock = clock;
        this.#capacity = capacity;
        this.#perSecond = perSecond;
        this.#tokens = capacity;
        this.#filledAt = clock.now();
    }

    tryAcquire(permits = 1): boolean {
        this.#fill();
        if (this.#tokens < permits) return false;
        this.#tokens -= permits;
        return true;
    }

    /** Throws a RangeError where the bucket never holds so many. */
    waitFor(permits = 1): number {
        if (permits > this.#capacity) throw new RangeError(`there are never ${permits} permits`);
        this.#fill();
        const missing = Math.max(permits - this.#tokens, 0);
        return Math.ceil((missing * 1000) / this.#perSecond);
    }

    #fill(): void {
        const now = this.#clock.now();
        const fresh = Math.floor(((now - this.#filledAt) * this.#perSecond) / 1000);
        this.#tokens = Math.min(this.#tokens + fresh, this.#capacity);
        this.#filledAt = now;
    }
}
