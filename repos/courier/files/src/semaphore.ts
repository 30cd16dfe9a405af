/** Lets so many be at work at the same time. Who has to wait is let in by the order of coming. */
export class Semaphore {
    #free: number;
    readonly #waiting: (() => void)[] = [];

    constructor(permits: number) {
        if (!(Number.isInteger(permits) && permits > 0)) throw new RangeError(`no number of permits: ${permits}`);
        this.#free = permits;
    }

    /** How many could start at once. */
    get free(): number {
        return this.#free;
    }

    /** Waits for a permit and gives the function that gives it back. */
    async acquire(): Promise<() => void> {
        if (this.#free > 0) this.#free -= 1;
        else await new Promise<void>((resolve) => this.#waiting.push(resolve));
        return () => this.#release();
    }

    /** Runs a task with a permit. */
    async run<T>(task: () => Promise<T>): Promise<T> {
        const release = await this.acquire();
        try {
            return await task();
        } finally {
            release();
        }
    }

    #release(): void {
        const next = this.#waiting.shift();
        if (next) next();
        else this.#free += 1;
    }
}
