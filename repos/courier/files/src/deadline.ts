import type { Clock } from "./clock.ts";
import { TimeoutError } from "./errors.ts";

/**
 * Runs a task that may take only so long. When it takes longer, its signal is aborted and the
 * result is a TimeoutError, whatever the task still does.
 */
export async function withDeadline<T>(task: (signal: AbortSignal) => Promise<T>, ms: number, clock: Clock): Promise<T> {
    const overtime = new AbortController();
    const timer = new AbortController();
    const timeout = clock.sleep(ms, timer.signal).then(() => {
        const error = new TimeoutError(ms);
        overtime.abort(error);
        throw error;
    });
    const result = await Promise.race([task(overtime.signal), timeout]);
    timer.abort();
    return result;
}
