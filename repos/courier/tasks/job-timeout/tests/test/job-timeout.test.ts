import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import { constantBackoff, FakeClock, JobQueue, TimeoutError } from "../src/index.ts";

function makeQueue() {
    const clock = new FakeClock();
    const queue = new JobQueue({ clock, concurrency: 1, attempts: 2, backoff: constantBackoff(10) });
    const log: string[] = [];
    queue.events.on("started", ({ name, attempt }) => log.push(`${clock.now()}: ${name} try ${attempt}`));
    queue.events.on("done", ({ name, ms }) => log.push(`${clock.now()}: ${name} done in ${ms}`));
    queue.events.on("failed", ({ name, error }) => log.push(`${clock.now()}: ${name} failed ${(error as Error).name}`));
    return { clock, queue, log };
}

it("fails an attempt that takes too long, and tries again", async () => {
    const { clock, queue, log } = makeQueue();
    const job = queue.add("slow", (attempt) => clock.sleep(attempt === 1 ? 500 : 20).then(() => attempt), { timeout: 50 });
    await clock.advance(1000);
    assert.equal(await job.result, 2);
    assert.deepEqual(log, ["0: slow try 1", "60: slow try 2", "80: slow done in 80"]);
});

it("gives up with a TimeoutError", async () => {
    const { clock, queue, log } = makeQueue();
    const job = queue.add("stuck", () => clock.sleep(500), { timeout: 30 });
    const rejection = assert.rejects(job.result, new TimeoutError(30));
    await clock.advance(1000);
    await rejection;
    assert.deepEqual(log, ["0: stuck try 1", "40: stuck try 2", "70: stuck failed TimeoutError"]);
});

it("counts from the start of each attempt, not of the job", async () => {
    const { clock, queue, log } = makeQueue();
    queue.add("first", () => clock.sleep(100));
    const second = queue.add("second", () => clock.sleep(40), { timeout: 50 });
    await clock.advance(300);
    await second.result;
    assert.deepEqual(log.slice(-2), ["100: second try 1", "140: second done in 40"]);
});

it("lets a job without it take its time", async () => {
    const { clock, queue, log } = makeQueue();
    const job = queue.add("long", () => clock.sleep(100_000).then(() => "fine"));
    await clock.advance(99_999);
    assert.equal(clock.pending, 1);
    await clock.advance(1);
    assert.equal(await job.result, "fine");
    assert.deepEqual(log, ["0: long try 1", "100000: long done in 100000"]);
});

it("is documented, and kept by withDeadline", () => {
    const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), "utf8");
    assert.match(read("job.ts"), /interface JobOptions \{[^}]*\*\/\s+readonly timeout\?: number;/);
    assert.match(read("job-queue.ts"), /\bwithDeadline(?:<[^>]*>)?\(/);
});
