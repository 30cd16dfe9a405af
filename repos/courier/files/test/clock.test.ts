import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { FakeClock, systemClock } from "../src/index.ts";

describe("FakeClock", () => {
    it("wakes sleepers at their time, in order", async () => {
        const clock = new FakeClock(100);
        const log: string[] = [];
        const note = (name: string) => () => void log.push(`${name} ${clock.now()}`);
        clock.sleep(30).then(note("c"));
        clock.sleep(10).then(note("a"));
        clock.sleep(30).then(note("d"));
        clock.sleep(20).then(() => clock.sleep(5)).then(note("b"));
        await clock.advance(9);
        assert.deepEqual(log, []);
        await clock.advance(20);
        assert.deepEqual([log, clock.now(), clock.pending], [["a 110", "b 125"], 129, 2]);
        await clock.advance(1);
        assert.deepEqual(log, ["a 110", "b 125", "c 130", "d 130"]);
        clock.sleep(-5).then(note("e"));
        await clock.advance(0);
        assert.deepEqual(log.at(-1), "e 130");
    });

    it("lets sleepers be woken by a signal", async () => {
        const clock = new FakeClock();
        const controller = new AbortController();
        const sleep = clock.sleep(10, controller.signal);
        const other = clock.sleep(10);
        controller.abort("enough");
        await assert.rejects(sleep, (reason) => reason === "enough");
        assert.equal(clock.pending, 1);
        await assert.rejects(clock.sleep(10, controller.signal), (reason) => reason === "enough");
        await clock.advance(10);
        await other;
        assert.equal(clock.pending, 0);
    });
});

describe("systemClock", () => {
    it("goes on and sleeps", async () => {
        const start = systemClock.now();
        await systemClock.sleep(2);
        assert.ok(systemClock.now() > start);
    });

    it("stops sleeping at a signal", async () => {
        const controller = new AbortController();
        const sleep = systemClock.sleep(60_000, controller.signal);
        controller.abort("enough");
        await assert.rejects(sleep, (reason) => reason === "enough");
        await assert.rejects(systemClock.sleep(60_000, controller.signal), (reason) => reason === "enough");
    });
});
