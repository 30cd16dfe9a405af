import type { Clock } from "./clock.ts";

interface Sleeper {
    readonly due: number;
    wake(): void;
}

/** A clock that stands still until it is told to advance. */
export class FakeClock implements Clock {
    #now: number;
    /** By the time when they are due, then by the time when they fell asleep. */
    #sleepers: Sleeper[] = [];

    constructor(now = 0) {
        this.#now = now;
    }

    /** How many are asleep. */
    get pending(): number {
        return this.#sleepers.length;
    }

    now(): number {
        return this.#now;
    }

    sleep(ms: number, signal?: AbortSignal): Promise<void> {
        return new Promise((resolve, reject) => {
            if (signal?.aborted) {
                reject(signal.reason);
                return;
            }
            const sleeper = { due: this.#now + Math.max(ms, 0), wake: resolve };
            this.#sleepers = [...this.#sleepers, sleeper].sort((a, b) => a.due - b.due);
            signal?.addEventListener("abort", () => {
                this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
                reject(signal.reason);
            });
        });
    }

    /** Lets time pass. Whoever is due wakes up at that time, and what follows from it runs. */
    async advance(ms: number): Promise<void> {
        const end = this.#now + ms;
        await settle();
        while (this.#sleepers.length > 0 && this.#sleepers[0].due <= end) {
            const [next, ...others] = this.#sleepers;
            this.#sleepers = others;
            this.#now = next.due;
            next.wake();
            await settle();
        }
        this.#now = end;
    }
}

/** Lets all promises run that can. */
function settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
}
