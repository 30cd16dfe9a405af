import type { Backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";

/** What is told before each further attempt. */
export interface Retry {
    readonly error: unknown;
    /** The attempt that failed, from 1 on. */
    readonly attempt: number;
    /** Milliseconds until the next one. */
    readonly delay: number;
}

export interface RetryOptions {
    readonly clock: Clock;
    readonly backoff: Backoff;
    /** How often to try at most, at least once. */
    readonly attempts: number;
    /** Whether another attempt may help; it may unless given. */
    readonly isRetryable?: (error: unknown) => boolean;
    readonly onRetry?: (retry: Retry) => void;
    readonly signal?: AbortSignal;
}

/** Runs a task until it succeeds, and gives up with the error of the last attempt. */
export async function retry<T>(task: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
    const { clock, backoff, attempts, isRetryable = () => true, onRetry, signal } = options;
    for (let attempt = 1; ; attempt += 1) {
        try {
            return await task(attempt);
        } catch (error) {
            if (attempt >= attempts || !isRetryable(error)) throw error;
            const delay = backoff.delayAfter(attempt);
            onRetry?.({ error, attempt, delay });
            await clock.sleep(delay, signal);
        }
    }
}
