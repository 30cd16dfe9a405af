import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import { FakeClock, singleFlight } from "../src/index.ts";
import * as module from "../src/single-flight.ts";

function makeLoader() {
    const clock = new FakeClock();
    const asked: unknown[] = [];
    const load = singleFlight(async (key: string | number) => {
        asked.push(key);
        await clock.sleep(10);
        if (key === "bad") throw new Error(`no ${asked.length}`);
        return `${key} ${asked.length}`;
    });
    return { clock, asked, load };
}

it("shares what is pending", async () => {
    const { clock, asked, load } = makeLoader();
    const [first, second, other, number] = [load("1"), load("1"), load("b"), load(1)];
    assert.equal(first, second);
    assert.notEqual(first, other);
    assert.notEqual(first, number);
    await clock.advance(5);
    assert.equal(load("1"), first);
    await clock.advance(5);
    await Promise.all([first, other, number]);
    assert.deepEqual(asked, ["1", "b", 1]);
});

it("loads anew afterwards", async () => {
    const { clock, asked, load } = makeLoader();
    const first = load("a");
    await clock.advance(10);
    assert.equal(await first, "a 1");
    const second = load("a");
    assert.notEqual(second, first);
    await clock.advance(10);
    assert.equal(await second, "a 2");
    assert.deepEqual(asked, ["a", "a"]);
});

it("loads anew after a failure", async () => {
    const { clock, load } = makeLoader();
    const both = Promise.allSettled([load("bad"), load("bad")]);
    await clock.advance(10);
    assert.deepEqual((await both).map((result) => result.status === "rejected" && result.reason.message), ["no 1", "no 1"]);
    const again = assert.rejects(load("bad"), { message: "no 2" });
    await clock.advance(10);
    await again;
});

it("is all that its file exports", () => {
    assert.deepEqual(Object.keys(module), ["singleFlight"]);
});

it("is documented, generic and exported in its place", () => {
    const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), "utf8");
    assert.match(read("single-flight.ts"), /\*\/\s+export (?:async )?(?:function singleFlight\s*<|const singleFlight = <)/);
    assert.match(read("index.ts"), /\{ Semaphore \} from "\.\/semaphore\.ts";\s+export \{ singleFlight \} from ["']\.\/single-flight\.ts["'];\s+export \{ SlidingWindow \}/);
});
