import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { acquire, Batcher, FakeClock, Semaphore, SlidingWindow, TokenBucket } from "../src/index.ts";

describe("TokenBucket", () => {
    it("is full at the start and fills up", async () => {
        const clock = new FakeClock(50);
        const bucket = new TokenBucket({ clock, capacity: 3, perSecond: 2 });
        assert.deepEqual([bucket.tryAcquire(2), bucket.tryAcquire(2), bucket.tryAcquire(), bucket.tryAcquire()], [true, false, true, false]);
        assert.deepEqual([bucket.waitFor(), bucket.waitFor(3)], [500, 1500]);
        await clock.advance(500);
        assert.deepEqual([bucket.waitFor(), bucket.waitFor(2)], [0, 500]);
        await clock.advance(60_000);
        assert.deepEqual([bucket.tryAcquire(3), bucket.tryAcquire()], [true, false]);
        assert.throws(() => bucket.waitFor(4), { name: "RangeError", message: "there are never 4 permits" });
    });
});

describe("SlidingWindow", () => {
    it("counts what was taken in the last stretch", async () => {
        const clock = new FakeClock();
        const window = new SlidingWindow({ clock, limit: 3, ms: 100 });
        assert.equal(window.tryAcquire(), true);
        await clock.advance(40);
        assert.equal(window.tryAcquire(2), true);
        assert.deepEqual([window.tryAcquire(), window.waitFor(), window.waitFor(2), window.waitFor(3)], [false, 60, 100, 100]);
        await clock.advance(60);
        assert.deepEqual([window.waitFor(), window.waitFor(2), window.tryAcquire(), window.tryAcquire()], [0, 40, true, false]);
        assert.throws(() => window.waitFor(4), { name: "RangeError", message: "there are never 4 permits" });
    });
});

describe("acquire", () => {
    it("waits for permits", async () => {
        const clock = new FakeClock();
        const bucket = new TokenBucket({ clock, capacity: 2, perSecond: 1 });
        const times: number[] = [];
        for (const permits of [1, 1, 2]) acquire(bucket, clock, permits).then(() => times.push(clock.now()));
        await clock.advance(0);
        assert.deepEqual(times, [0, 0]);
        await clock.advance(5000);
        assert.deepEqual(times, [0, 0, 2000]);
        await acquire(bucket, clock);
        assert.equal(bucket.tryAcquire(2), false);
    });
});

describe("Semaphore", () => {
    it("lets in so many, then one after another", async () => {
        const clock = new FakeClock();
        const semaphore = new Semaphore(2);
        const log: string[] = [];
        const job = (name: string, ms: number) => semaphore.run(async () => {
            log.push(`${name} at ${clock.now()}`);
            await clock.sleep(ms);
            if (name === "b") throw new Error("b");
            return name;
        });
        const results = Promise.allSettled([job("a", 30), job("b", 10), job("c", 10), job("d", 10)]);
        assert.equal(semaphore.free, 0);
        await clock.advance(100);
        assert.deepEqual(log, ["a at 0", "b at 0", "c at 10", "d at 20"]);
        assert.deepEqual((await results).map(({ status }) => status), ["fulfilled", "rejected", "fulfilled", "fulfilled"]);
        assert.equal(semaphore.free, 2);
    });

    it("needs permits", () => {
        for (const permits of [0, -1, 1.5]) assert.throws(() => new Semaphore(permits), { name: "RangeError", message: `no number of permits: ${permits}` });
    });
});

describe("Batcher", () => {
    it("hands on full batches, and others after a delay", async () => {
        const clock = new FakeClock();
        const batches: [number, readonly string[]][] = [];
        const batcher = new Batcher<string>((batch) => batches.push([clock.now(), batch]), { clock, size: 3, delay: 100 });
        for (const item of "abcd") batcher.add(item);
        assert.deepEqual(batches, [[0, ["a", "b", "c"]]]);
        await clock.advance(60);
        batcher.add("e");
        await clock.advance(200);
        assert.deepEqual(batches[1], [100, ["d", "e"]]);
        assert.equal(clock.pending, 0);
        batcher.add("f");
        batcher.flush();
        batcher.flush();
        assert.deepEqual([batches[2], batches.length, clock.pending], [[260, ["f"]], 3, 0]);
        new Batcher<string>((batch) => batches.push([-1, batch]), { clock, size: 1, delay: 5 }).add("g");
        assert.deepEqual(batches[3], [-1, ["g"]]);
    });
});
