import assert from "node:assert/strict";
import { it } from "node:test";

import { constantBackoff, FakeClock, JobQueue } from "../src/index.ts";

async function orderOf(jobs: readonly (readonly [string, number?])[], concurrency = 1): Promise<string[]> {
    const clock = new FakeClock();
    const queue = new JobQueue({ clock, concurrency, attempts: 1, backoff: constantBackoff(0) });
    const started: string[] = [];
    queue.events.on("started", ({ name }) => started.push(name));
    queue.pause();
    for (const [name, priority] of jobs) queue.add(name, () => clock.sleep(1), priority === undefined ? {} : { priority });
    assert.equal(queue.size, jobs.length);
    queue.resume();
    await clock.advance(100);
    assert.equal(queue.size, 0);
    return started;
}

it("starts jobs of the same priority in their order", async () => {
    assert.deepEqual(await orderOf([["a"], ["b"], ["c"], ["d"]]), ["a", "b", "c", "d"]);
    assert.deepEqual(await orderOf([["a", 2], ["b", 2], ["c", 2]], 2), ["a", "b", "c"]);
});

it("starts higher priorities first", async () => {
    assert.deepEqual(await orderOf([["a", -1], ["b"], ["c", 5], ["d", 0], ["e", 5], ["f", -1]]), ["c", "e", "b", "d", "a", "f"]);
});
