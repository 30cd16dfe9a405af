import assert from "node:assert/strict";
import { it } from "node:test";

import { CircuitBreaker, FakeClock } from "../src/index.ts";

const fail = () => Promise.reject(new Error("fail"));

async function makeHalfOpen() {
    const clock = new FakeClock();
    const breaker = new CircuitBreaker({ clock, threshold: 1, cooldown: 100 });
    await assert.rejects(breaker.run(fail), { message: "fail" });
    await clock.advance(100);
    assert.equal(breaker.state, "half-open");
    return { clock, breaker };
}

it("tries with one call", async () => {
    const { clock, breaker } = await makeHalfOpen();
    const attempt = breaker.run(() => clock.sleep(10).then(() => "fine"));
    let calls = 0;
    const other = async () => (calls += 1);
    await assert.rejects(breaker.run(other), { name: "CircuitOpenError", retryAfter: 0 });
    await clock.advance(5);
    await assert.rejects(breaker.run(other), { name: "CircuitOpenError", retryAfter: 0 });
    assert.equal(breaker.state, "half-open");
    await clock.advance(5);
    assert.equal(await attempt, "fine");
    assert.equal(breaker.state, "closed");
    assert.deepEqual([await Promise.all([breaker.run(other), breaker.run(other)]), calls], [[1, 2], 2]);
});

it("tries again after a try that failed", async () => {
    const { clock, breaker } = await makeHalfOpen();
    const attempt = assert.rejects(breaker.run(() => clock.sleep(10).then(fail)), { message: "fail" });
    await clock.advance(10);
    await attempt;
    assert.equal(breaker.state, "open");
    await clock.advance(30);
    await assert.rejects(breaker.run(fail), { name: "CircuitOpenError", retryAfter: 70 });
    await clock.advance(70);
    assert.equal(await breaker.run(async () => "fine"), "fine");
    assert.equal(breaker.state, "closed");
});

it("does not take calls that began before for the try", async () => {
    const clock = new FakeClock();
    const breaker = new CircuitBreaker({ clock, threshold: 1, cooldown: 100 });
    const slow = assert.rejects(breaker.run(() => clock.sleep(150).then(fail)), { message: "fail" });
    await assert.rejects(breaker.run(fail), { message: "fail" });
    await clock.advance(120);
    const attempt = breaker.run(() => clock.sleep(200).then(() => "fine"));
    await clock.advance(30);
    await slow;
    assert.equal(breaker.state, "open");
    await clock.advance(100);
    assert.equal(breaker.state, "half-open");
    await assert.rejects(breaker.run(async () => "other"), { name: "CircuitOpenError", retryAfter: 0 });
    await clock.advance(100);
    assert.equal(await attempt, "fine");
});

it("lets any number through while it is closed", async () => {
    const clock = new FakeClock();
    const breaker = new CircuitBreaker({ clock, threshold: 1, cooldown: 100 });
    const both = Promise.all([1, 2].map((value) => breaker.run(() => clock.sleep(10).then(() => value))));
    await clock.advance(10);
    assert.deepEqual(await both, [1, 2]);
});
