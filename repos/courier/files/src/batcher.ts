import type { Clock } from "./clock.ts";

export interface BatcherOptions {
    readonly clock: Clock;
    /** A batch of that many is handed on at once. */
    readonly size: number;
    /** A smaller one is handed on so many milliseconds after its first item came. */
    readonly delay: number;
}

/** Collects items and hands them on together. */
export class Batcher<T> {
    readonly #options: BatcherOptions;
    readonly #handOn: (batch: readonly T[]) => void;
    #batch: T[] = [];
    #timer = new AbortController();

    constructor(handOn: (batch: readonly T[]) => void, options: BatcherOptions) {
        this.#handOn = handOn;
        this.#options = options;
    }

    add(item: T): void {
        this.#batch.push(item);
        if (this.#batch.length >= this.#options.size) this.flush();
        else if (this.#batch.length === 1) this.#start();
    }

    /** Hands on what there is; nothing where there is nothing. */
    flush(): void {
        if (this.#batch.length === 0) return;
        const batch = this.#batch;
        this.#batch = [];
        this.#timer.abort();
        this.#handOn(batch);
    }

    #start(): void {
        this.#timer = new AbortController();
        const { clock, delay } = this.#options;
        clock.sleep(delay, this.#timer.signal).then(
            () => this.flush(),
            () => undefined,
        );
    }
}
