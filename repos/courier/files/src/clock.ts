/** What tells the time, and waits. */
export interface Clock {
    /** Milliseconds since some moment in the past. */
    now(): number;

    /** Waits; rejects with the reason of the signal when that is aborted. */
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the machine, which goes on even if somebody sets it. */
export const systemClock: Clock = {
    now: () => performance.now(),

    sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
            if (signal?.aborted) {
                reject(signal.reason);
                return;
            }
            const stop = () => {
                clearTimeout(timer);
                reject(signal?.reason);
            };
            const timer = setTimeout(() => {
                signal?.removeEventListener("abort", stop);
                resolve();
            }, ms);
            signal?.addEventListener("abort", stop, { once: true });
        }),
};
