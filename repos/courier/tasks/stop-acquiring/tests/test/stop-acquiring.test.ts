import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import { acquire, FakeClock, SlidingWindow, TokenBucket } from "../src/index.ts";

it("stops waiting when it is told to", async () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ clock, capacity: 1, perSecond: 1 });
    const controller = new AbortController();
    await acquire(bucket, clock, 1, controller.signal);
    const rejection = assert.rejects(acquire(bucket, clock, 1, controller.signal), (reason) => reason === "enough");
    await clock.advance(500);
    assert.equal(clock.pending, 1);
    controller.abort("enough");
    await clock.advance(0);
    assert.equal(clock.pending, 0);
    await clock.advance(500);
    await rejection;
    assert.equal(bucket.tryAcquire(), true);
});

it("takes nothing when it was told before", async () => {
    const clock = new FakeClock();
    const window = new SlidingWindow({ clock, limit: 2, ms: 100 });
    await assert.rejects(acquire(window, clock, 2, AbortSignal.abort("enough")), (reason) => reason === "enough");
    assert.equal(window.tryAcquire(2), true);
});

it("waits as before otherwise", async () => {
    const clock = new FakeClock();
    const window = new SlidingWindow({ clock, limit: 2, ms: 100 });
    const times: number[] = [];
    const { signal } = new AbortController();
    acquire(window, clock).then(() => times.push(clock.now()));
    acquire(window, clock, 2).then(() => times.push(clock.now()));
    await clock.advance(0);
    acquire(window, clock, 1, signal).then(() => times.push(clock.now()));
    await clock.advance(0);
    assert.deepEqual(times, [0, 0]);
    await clock.advance(1000);
    assert.deepEqual(times, [0, 0, 100, 200].slice(0, times.length));
    assert.equal(times.length, 3);
});

it("is an optional parameter that the doc comment tells of", () => {
    const source = readFileSync(new URL("../src/throttle.ts", import.meta.url), "utf8");
    const [, comment = "", signature = ""] = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export async function acquire(?:<[^>]*>)?\(([^)]*)\)/.exec(source) ?? [];
    assert.match(comment, /signal|abort/i);
    assert.match(signature, /\bsignal\?: AbortSignal/);
});
