import assert from "node:assert/strict";
import { it } from "node:test";

import { FakeClock, TimeoutError, withDeadline } from "../src/index.ts";

it("stops the timer when the task fails", async () => {
    const clock = new FakeClock();
    await assert.rejects(withDeadline(() => Promise.reject(new Error("broken")), 100, clock), { message: "broken" });
    assert.equal(clock.pending, 0);
    const late = withDeadline(async () => {
        await clock.sleep(40);
        throw new Error("late");
    }, 100, clock);
    const rejection = assert.rejects(late, { message: "late" });
    await clock.advance(40);
    await rejection;
    assert.equal(clock.pending, 0);
});

it("stops it when the task succeeds", async () => {
    const clock = new FakeClock();
    assert.equal(await withDeadline(async () => "fine", 100, clock), "fine");
    assert.equal(clock.pending, 0);
});

it("does not abort a task that has ended", async () => {
    const clock = new FakeClock();
    let signal: AbortSignal | undefined;
    await withDeadline(async (given) => { signal = given; }, 100, clock);
    await clock.advance(200);
    assert.equal(signal?.aborted, false);
});

it("still ends what takes too long", async () => {
    const clock = new FakeClock();
    const reasons: unknown[] = [];
    const task = (signal: AbortSignal) => new Promise<never>(() => signal.addEventListener("abort", () => reasons.push(signal.reason)));
    const rejection = assert.rejects(withDeadline(task, 100, clock), { name: "TimeoutError", ms: 100 });
    await clock.advance(99);
    assert.deepEqual(reasons, []);
    await clock.advance(1);
    await rejection;
    assert.deepEqual(reasons, [new TimeoutError(100)]);
    assert.equal(clock.pending, 0);
});
