/** What may be said about a job. */
export interface JobOptions {
    /** A job with a higher one goes first; 0 unless given. */
    readonly priority?: number;
    /** How often it is tried at most; as often as the queue says unless given. */
    readonly attempts?: number;
}

/** A job that was added to a queue. */
export interface Job<T> {
    readonly id: number;
    readonly name: string;
    readonly result: Promise<T>;
}

/** What a queue tells. */
export interface QueueEvents {
    /** An attempt begins. */
    started: { id: number; name: string; attempt: number };
    /** A job has a result, so many milliseconds after its first attempt began. */
    done: { id: number; name: string; ms: number };
    /** A job has used up its attempts. */
    failed: { id: number; name: string; error: unknown };
    /** Nothing is waiting and nothing running. */
    idle: undefined;
}
