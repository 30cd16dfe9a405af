import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { CircuitBreaker, constantBackoff, exponentialBackoff, FakeClock, jittered, retry, TimeoutError, withDeadline } from "../src/index.ts";
import type { Retry } from "../src/index.ts";

const fail = (message: string) => () => Promise.reject(new Error(message));

describe("backoff", () => {
    it("grows up to a limit", () => {
        const backoff = exponentialBackoff({ first: 100, factor: 3, max: 500 });
        assert.deepEqual([backoff.delayAfter(4), backoff.delayAfter(9)], [500, 500]);
        const doubling = exponentialBackoff({ first: 7 });
        assert.equal(doubling.delayAfter(5) / doubling.delayAfter(4), 2);
        assert.equal(constantBackoff(5).delayAfter(8), 5);
    });

    it("is spread", () => {
        assert.deepEqual([0, 0.5, 1].map((random) => jittered(constantBackoff(100), () => random).delayAfter(1)), [50, 75, 100]);
        const passed: number[] = [];
        jittered({ delayAfter: (failures) => passed.push(failures) }).delayAfter(3);
        assert.deepEqual(passed, [3]);
    });
});

describe("retry", () => {
    it("tries again after a delay", async () => {
        const clock = new FakeClock();
        const retries: Retry[] = [];
        const times: number[] = [];
        const task = async (attempt: number) => {
            times.push(clock.now());
            if (attempt < 3) throw `no ${attempt}`;
            return "yes";
        };
        const backoff = { delayAfter: (failures: number) => failures * 10 };
        const result = retry(task, { clock, backoff, attempts: 5, onRetry: (next) => retries.push(next) });
        await clock.advance(100);
        assert.equal(await result, "yes");
        assert.deepEqual(times, [0, 10, 30]);
        assert.deepEqual(retries, [{ error: "no 1", attempt: 1, delay: 10 }, { error: "no 2", attempt: 2, delay: 20 }]);
    });

    it("gives up", async () => {
        const clock = new FakeClock();
        const attempts: number[] = [];
        const task = async (attempt: number) => {
            attempts.push(attempt);
            throw new Error(`no ${attempt}`);
        };
        const options = { clock, backoff: constantBackoff(10), attempts: 2 };
        const rejection = assert.rejects(retry(task, options), { message: "no 2" });
        await clock.advance(50);
        await rejection;
        assert.deepEqual(attempts, [1, 2]);
        await assert.rejects(retry(task, { ...options, isRetryable: () => false }), { message: "no 1" });
        assert.equal(clock.pending, 0);
    });

    it("stops waiting at a signal", async () => {
        const clock = new FakeClock();
        const controller = new AbortController();
        const rejection = assert.rejects(retry(fail("x"), { clock, backoff: constantBackoff(10), attempts: 2, signal: controller.signal }), (reason) => reason === "enough");
        await clock.advance(5);
        controller.abort("enough");
        await rejection;
        assert.equal(clock.pending, 0);
    });
});

describe("withDeadline", () => {
    it("gives the result of a task that is in time", async () => {
        const clock = new FakeClock();
        const result = withDeadline((signal) => clock.sleep(9).then(() => signal.aborted), 10, clock);
        await clock.advance(20);
        assert.equal(await result, false);
        assert.equal(clock.pending, 0);
        await assert.rejects(withDeadline(fail("broken"), 10, clock), { message: "broken" });
    });

    it("aborts a task that is not", async () => {
        const clock = new FakeClock();
        let reason: unknown;
        const task = (signal: AbortSignal) => new Promise<never>(() => signal.addEventListener("abort", () => { reason = signal.reason; }));
        const rejection = assert.rejects(withDeadline(task, 10, clock), { name: "TimeoutError", message: "no answer within 10 ms", ms: 10 });
        await clock.advance(10);
        await rejection;
        assert.ok(reason instanceof TimeoutError);
    });
});

describe("CircuitBreaker", () => {
    it("opens after failures in a row, and tries again later", async () => {
        const clock = new FakeClock();
        const breaker = new CircuitBreaker({ clock, threshold: 2, cooldown: 100 });
        await assert.rejects(breaker.run(fail("1")), { message: "1" });
        assert.equal(await breaker.run(async () => "fine"), "fine");
        await assert.rejects(breaker.run(fail("2")), { message: "2" });
        assert.equal(breaker.state, "closed");
        await assert.rejects(breaker.run(fail("3")), { message: "3" });
        assert.equal(breaker.state, "open");
        await clock.advance(40);
        await assert.rejects(breaker.run(async () => "fine"), { name: "CircuitOpenError", retryAfter: 60, message: "not tried: the last calls failed" });
        await clock.advance(59);
        assert.equal(breaker.state, "open");
        await clock.advance(1);
        assert.equal(breaker.state, "half-open");
        assert.equal(await breaker.run(async () => "fine"), "fine");
        assert.equal(breaker.state, "closed");
    });

    it("opens again when the try fails", async () => {
        const clock = new FakeClock();
        const breaker = new CircuitBreaker({ clock, threshold: 1, cooldown: 10 });
        await assert.rejects(breaker.run(fail("1")));
        await clock.advance(15);
        await assert.rejects(breaker.run(fail("2")), { message: "2" });
        assert.equal(breaker.state, "open");
        await assert.rejects(breaker.run(fail("3")), { retryAfter: 10 });
    });
});
