import { readFileSync } from "node:fs";

/** The settings of a queue that can be written down. */
export interface QueueConfig {
    readonly concurrency: number;
    readonly attempts: number;
    readonly backoff: { readonly first: number; readonly factor: number; readonly max: number };
}

const FILE = new URL("../config/queue.json", import.meta.url);

/** Reads settings written as JSON. Throws a TypeError that names the one that is no number above 0. */
export function readQueueConfig(text: string): QueueConfig {
    const { concurrency, attempts, backoff = {} } = JSON.parse(text);
    const { first, factor, max } = backoff;
    for (const [name, value] of Object.entries({ concurrency, attempts, first, factor, max })) {
        if (typeof value !== "number" || value <= 0) throw new TypeError(`${name} must be a number above 0, received ${value}`);
    }
    return { concurrency, attempts, backoff: { first, factor, max } };
}

/** The settings that come with the library. */
export function queueDefaults(): QueueConfig {
    return readQueueConfig(readFileSync(FILE, "utf8"));
}
