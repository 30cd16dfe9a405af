import assert from "node:assert/strict";
import { it } from "node:test";

import { Semaphore } from "../src/index.ts";

it("frees a permit once", async () => {
    const semaphore = new Semaphore(3);
    const [first, second] = [await semaphore.acquire(), await semaphore.acquire()];
    assert.equal(semaphore.free, 1);
    first();
    first();
    first();
    assert.equal(semaphore.free, 2);
    second();
    second();
    assert.equal(semaphore.free, 3);
});

it("lets in one of those that wait", async () => {
    const semaphore = new Semaphore(1);
    const release = await semaphore.acquire();
    const log: string[] = [];
    const waiting = ["a", "b"].map((name) => semaphore.acquire().then((done) => {
        log.push(name);
        return done;
    }));
    release();
    release();
    const releaseA = await waiting[0];
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(log, ["a"]);
    releaseA();
    const releaseB = await waiting[1];
    releaseA();
    assert.deepEqual([log, semaphore.free], [["a", "b"], 0]);
    releaseB();
    assert.equal(semaphore.free, 1);
});
