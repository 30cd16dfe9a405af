import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { constantBackoff, EventBus, FakeClock, JobQueue, queueDefaults, readQueueConfig } from "../src/index.ts";

function makeQueue(concurrency = 1) {
    const clock = new FakeClock();
    const queue = new JobQueue({ clock, concurrency, attempts: 2, backoff: constantBackoff(10) });
    const log: string[] = [];
    queue.events.on("started", ({ id, name, attempt }) => log.push(`${clock.now()}: ${name} ${id} try ${attempt}`));
    queue.events.on("done", ({ id, name, ms }) => log.push(`${clock.now()}: ${name} ${id} done in ${ms}`));
    queue.events.on("failed", ({ id, name, error }) => log.push(`${clock.now()}: ${name} ${id} failed ${(error as Error).message}`));
    queue.events.on("idle", () => log.push(`${clock.now()}: idle`));
    return { clock, queue, log };
}

describe("EventBus", () => {
    it("tells listeners in order until they are removed", () => {
        const bus = new EventBus<{ a: number; b: string }>();
        const log: unknown[] = [];
        const listener = (payload: unknown) => void log.push(payload);
        const remove = bus.on("a", listener);
        bus.on("a", listener);
        bus.on("b", (payload) => log.push(`b${payload}`));
        bus.emit("a", 1);
        bus.emit("b", "x");
        remove();
        remove();
        bus.emit("a", 2);
        assert.deepEqual(log, [1, 1, "bx", 2]);
        assert.deepEqual([bus.count("a"), bus.count("b")], [1, 1]);
    });

    it("tells some listeners once", () => {
        const bus = new EventBus<{ a: number }>();
        const log: number[] = [];
        bus.once("a", (payload) => log.push(payload));
        const remove = bus.once("a", (payload) => log.push(payload * 10));
        remove();
        bus.emit("a", 1);
        bus.emit("a", 2);
        assert.deepEqual([log, bus.count("a")], [[1], 0]);
    });

    it("does not tell those that are added meanwhile", () => {
        const bus = new EventBus<{ a: number }>();
        let count = 0;
        bus.on("a", () => bus.on("a", () => { count += 1; }));
        bus.emit("a", 1);
        assert.equal(count, 0);
        bus.emit("a", 1);
        assert.equal(count, 1);
    });
});

describe("JobQueue", () => {
    it("runs jobs by priority, so many at a time", async () => {
        const { clock, queue, log } = makeQueue(2);
        queue.pause();
        const nap = () => clock.sleep(5);
        const jobs = [queue.add("low", nap, { priority: -1 }), queue.add("usual", nap), queue.add("high", nap, { priority: 3 })];
        assert.equal(queue.size, 3);
        queue.resume();
        assert.equal(queue.size, 1);
        await clock.advance(20);
        await Promise.all(jobs.map(({ result }) => result));
        assert.deepEqual(log.filter((line) => line.includes("try")), ["0: high 3 try 1", "0: usual 2 try 1", "5: low 1 try 1"]);
        assert.deepEqual(log.filter((line) => line.includes("done")), ["5: high 3 done in 5", "5: usual 2 done in 5", "10: low 1 done in 5"]);
        assert.equal(log.at(-1), "10: idle");
    });

    it("tries again, then fails", async () => {
        const { clock, queue, log } = makeQueue();
        const bad = queue.add("bad", async (attempt) => { throw new Error(`no ${attempt}`); });
        const odd = queue.add("odd", async (attempt) => (attempt < 3 ? Promise.reject(new Error("odd")) : attempt), { attempts: 3 });
        const rejection = assert.rejects(bad.result, { message: "no 2" });
        await clock.advance(100);
        await rejection;
        assert.equal(await odd.result, 3);
        assert.deepEqual(log, ["0: bad 1 try 1", "10: bad 1 try 2", "10: bad 1 failed no 2", "10: odd 2 try 1", "20: odd 2 try 2", "30: odd 2 try 3", "30: odd 2 done in 20", "30: idle"]);
    });

    it("refuses what waits when it is closed", async () => {
        const { clock, queue, log } = makeQueue();
        const [running, waiting] = [queue.add("a", () => clock.sleep(5)), queue.add("b", () => clock.sleep(5))];
        const rejection = assert.rejects(waiting.result, { name: "QueueClosedError", message: "the queue is closed" });
        queue.close();
        await rejection;
        assert.throws(() => queue.add("c", async () => 1), { name: "QueueClosedError" });
        await clock.advance(5);
        await running.result;
        assert.deepEqual([log, queue.size], [["0: a 1 try 1", "5: a 1 done in 5", "5: idle"], 0]);
    });
});

describe("configuration", () => {
    const good = { concurrency: 1, attempts: 2, backoff: { first: 3, factor: 4, max: 5 } };

    it("is read from JSON", () => {
        assert.deepEqual(readQueueConfig(JSON.stringify({ ...good, more: true })), good);
        assert.equal(queueDefaults().concurrency, 4);
        assert.equal(queueDefaults().backoff.first, 100);
    });

    it("has to be complete", () => {
        assert.throws(() => readQueueConfig(JSON.stringify({ ...good, attempts: 0 })), { name: "TypeError", message: "attempts must be a number above 0, received 0" });
        assert.throws(() => readQueueConfig(JSON.stringify({ ...good, concurrency: "4" })), { message: "concurrency must be a number above 0, received 4" });
        assert.throws(() => readQueueConfig('{"concurrency":1,"attempts":1}'), { message: "first must be a number above 0, received undefined" });
    });
});
