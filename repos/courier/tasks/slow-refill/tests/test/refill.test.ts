import assert from "node:assert/strict";
import { it } from "node:test";

import { FakeClock, TokenBucket } from "../src/index.ts";

it("fills up however often it is asked", async () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ clock, capacity: 2, perSecond: 10 });
    assert.equal(bucket.tryAcquire(2), true);
    const waits: number[] = [];
    const taken: boolean[] = [];
    for (let step = 0; step < 8; step += 1) {
        await clock.advance(25);
        waits.push(bucket.waitFor());
        taken.push(bucket.tryAcquire());
    }
    assert.deepEqual(waits, [75, 50, 25, 0, 75, 50, 25, 0]);
    assert.deepEqual(taken, [false, false, false, true, false, false, false, true]);
});

it("says how long it takes", async () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ clock, capacity: 4, perSecond: 2 });
    bucket.tryAcquire(4);
    await clock.advance(625);
    assert.deepEqual([bucket.waitFor(), bucket.waitFor(2), bucket.waitFor(4)], [0, 375, 1375]);
    assert.deepEqual([bucket.tryAcquire(), bucket.waitFor(), bucket.waitFor(2)], [true, 375, 875]);
});

it("never holds more than its capacity", async () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ clock, capacity: 2, perSecond: 10 });
    await clock.advance(175);
    assert.deepEqual([bucket.tryAcquire(2), bucket.tryAcquire(), bucket.waitFor()], [true, false, 100]);
    await clock.advance(975);
    assert.deepEqual([bucket.tryAcquire(3), bucket.tryAcquire(2), bucket.waitFor(2)], [false, true, 200]);
    assert.throws(() => bucket.waitFor(3), { name: "RangeError" });
});
