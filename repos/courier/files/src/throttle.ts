import type { Clock } from "./clock.ts";
import type { RateLimiter } from "./token-bucket.ts";

/** Waits until a limiter has so many permits, and takes them. */
export async function acquire(limiter: RateLimiter, clock: Clock, permits = 1): Promise<void> {
    while (!limiter.tryAcquire(permits)) await clock.sleep(limiter.waitFor(permits));
}
