import assert from "node:assert/strict";
import { it } from "node:test";

import { EventBus } from "../src/index.ts";

it("does not tell those that are removed meanwhile", () => {
    const bus = new EventBus<{ a: number }>();
    const log: string[] = [];
    let removeSecond = () => {};
    bus.on("a", () => {
        log.push("first");
        removeSecond();
    });
    removeSecond = bus.on("a", () => log.push("second"));
    bus.on("a", () => log.push("third"));
    bus.emit("a", 1);
    assert.deepEqual(log, ["first", "third"]);
});

it("skips nobody when a listener removes itself", () => {
    const bus = new EventBus<{ a: number }>();
    const log: string[] = [];
    const remove = bus.on("a", () => {
        log.push("first");
        remove();
    });
    bus.on("a", () => log.push("second"));
    bus.emit("a", 1);
    bus.emit("a", 2);
    assert.deepEqual(log, ["first", "second", "second"]);
});
