import type { Backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { QueueClosedError } from "./errors.ts";
import { EventBus } from "./event-bus.ts";
import type { Job, JobOptions, QueueEvents } from "./job.ts";
import { retry } from "./retry.ts";

export interface QueueOptions {
    readonly clock: Clock;
    readonly backoff: Backoff;
    /** How many jobs run at the same time. */
    readonly concurrency: number;
    readonly attempts: number;
}

interface Waiting {
    readonly priority: number;
    run(): Promise<void>;
    refuse(error: Error): void;
}

/** Runs jobs by priority, those of the same priority in the order in which they were added. */
export class JobQueue {
    readonly events = new EventBus<QueueEvents>();
    readonly #options: QueueOptions;
    readonly #waiting: Waiting[] = [];
    #active = 0;
    #lastId = 0;
    #isPaused = false;
    #isClosed = false;

    constructor(options: QueueOptions) {
        this.#options = options;
    }

    /** How many jobs have not been started. */
    get size(): number {
        return this.#waiting.length;
    }

    /** Adds a job, which is given the number of its attempt. Throws a QueueClosedError on a closed queue. */
    add<T>(name: string, task: (attempt: number) => Promise<T>, options: JobOptions = {}): Job<T> {
        if (this.#isClosed) throw new QueueClosedError();
        this.#lastId += 1;
        const id = this.#lastId;
        const { promise: result, resolve, reject } = Promise.withResolvers<T>();
        this.#waiting.push({
            priority: options.priority ?? 0,
            run: () => this.#run(id, name, task, options).then(resolve, reject),
            refuse: reject,
        });
        this.#startNext();
        return { id, name, result };
    }

    /** Starts no job until it is resumed. */
    pause(): void {
        this.#isPaused = true;
    }

    resume(): void {
        this.#isPaused = false;
        this.#startNext();
    }

    /** Takes no more jobs; those that wait fail, those that run go on. */
    close(): void {
        this.#isClosed = true;
        for (const job of this.#waiting.splice(0)) job.refuse(new QueueClosedError());
    }

    #startNext(): void {
        while (!this.#isPaused && this.#active < this.#options.concurrency && this.#waiting.length > 0) {
            this.#active += 1;
            this.#takeFirst().run().then(() => this.#end());
        }
    }

    #takeFirst(): Waiting {
        let first = 0;
        this.#waiting.forEach(({ priority }, index) => {
            if (priority >= this.#waiting[first].priority) first = index;
        });
        return this.#waiting.splice(first, 1)[0];
    }

    #end(): void {
        this.#active -= 1;
        this.#startNext();
        if (this.#active === 0 && this.#waiting.length === 0) this.events.emit("idle", undefined);
    }

    async #run<T>(id: number, name: string, task: (attempt: number) => Promise<T>, options: JobOptions): Promise<T> {
        const { clock, backoff } = this.#options;
        const start = clock.now();
        const tryOnce = (attempt: number) => {
            this.events.emit("started", { id, name, attempt });
            return task(attempt);
        };
        try {
            const result = await retry(tryOnce, { clock, backoff, attempts: options.attempts ?? this.#options.attempts });
            this.events.emit("done", { id, name, ms: clock.now() - start });
            return result;
        } catch (error) {
            this.events.emit("failed", { id, name, error });
            throw error;
        }
    }
}
