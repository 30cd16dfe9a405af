import type { Clock } from "./clock.ts";
import { CircuitOpenError } from "./errors.ts";

/** `closed` lets calls through, `open` none, `half-open` tries whether it works again. */
export type CircuitState = "closed" | "open" | "half-open";

/** Leaves something alone for a while after it failed so many times in a row. */
export class CircuitBreaker {
    readonly #clock: Clock;
    readonly #threshold: number;
    readonly #cooldown: number;
    #failures = 0;
    #openedAt = 0;

    constructor({ clock, threshold, cooldown }: { clock: Clock; threshold: number; cooldown: number }) {
        this.#clock = clock;
        this.#threshold = threshold;
        this.#cooldown = cooldown;
    }

    get state(): CircuitState {
        if (this.#failures < this.#threshold) return "closed";
        return this.#rest() > 0 ? "open" : "half-open";
    }

    /** Runs a task, or throws a CircuitOpenError without trying. */
    async run<T>(task: () => Promise<T>): Promise<T> {
        if (this.state === "open") throw new CircuitOpenError(this.#rest());
        try {
            const result = await task();
            this.#failures = 0;
            return result;
        } catch (error) {
            this.#failures += 1;
            this.#openedAt = this.#clock.now();
            throw error;
        }
    }

    /** Milliseconds of the cooldown that are left. */
    #rest(): number {
        return this.#openedAt + this.#cooldown - this.#clock.now();
    }
}
