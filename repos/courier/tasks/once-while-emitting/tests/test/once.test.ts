import assert from "node:assert/strict";
import { it } from "node:test";

import { EventBus } from "../src/index.ts";

it("is told once although it emits the event itself", () => {
    const bus = new EventBus<{ a: number }>();
    const log: number[] = [];
    bus.once("a", (payload) => {
        log.push(payload);
        if (payload < 5) bus.emit("a", payload + 1);
    });
    bus.emit("a", 1);
    bus.emit("a", 9);
    assert.deepEqual([log, bus.count("a")], [[1], 0]);
});

it("is told once although it throws", () => {
    const bus = new EventBus<{ a: number }>();
    let count = 0;
    bus.once("a", () => {
        count += 1;
        throw new Error("boom");
    });
    assert.throws(() => bus.emit("a", 1), { message: "boom" });
    bus.emit("a", 2);
    assert.deepEqual([count, bus.count("a")], [1, 0]);
});

it("can be removed, and others stay", () => {
    const bus = new EventBus<{ a: number }>();
    const log: string[] = [];
    bus.once("a", () => log.push("removed"))();
    bus.on("a", (payload) => log.push(`on ${payload}`));
    bus.once("a", (payload) => log.push(`once ${payload}`));
    bus.emit("a", 1);
    bus.emit("a", 2);
    assert.deepEqual(log, ["on 1", "once 1", "on 2"]);
});
