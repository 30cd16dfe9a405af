/** Something took longer than it was allowed to. */
export class TimeoutError extends Error {
    readonly ms: number;

    constructor(ms: number) {
        super(`no answer within ${ms} ms`);
        this.name = "TimeoutError";
        this.ms = ms;
    }
}

/** A circuit breaker did not let a call through. */
export class CircuitOpenError extends Error {
    /** Milliseconds until it is worth another try; 0 where nobody knows. */
    readonly retryAfter: number;

    constructor(retryAfter: number) {
        super(`not tried: the last calls failed`);
        this.name = "CircuitOpenError";
        this.retryAfter = retryAfter;
    }
}

/** A job was not run because its queue was closed. */
export class QueueClosedError extends Error {
    constructor() {
        super("the queue is closed");
        this.name = "QueueClosedError";
    }
}
