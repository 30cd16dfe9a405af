import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import { constantBackoff, exponentialBackoff, FakeClock, jittered, retry } from "../src/index.ts";

it("has the new name only", () => {
    for (const backoff of [constantBackoff(100), exponentialBackoff({ first: 1, max: 100 }), jittered(constantBackoff(200), () => 0)]) {
        assert.deepEqual(Object.keys(backoff), ["pauseAfter"]);
        assert.equal(backoff.pauseAfter(20), 100);
    }
});

it("is asked by the new name", async () => {
    const clock = new FakeClock();
    const asked: number[] = [];
    const backoff = { pauseAfter: (failures: number) => asked.push(failures) };
    const retries: number[] = [];
    const task = async (attempt: number) => (attempt < 3 ? Promise.reject(new Error("no")) : attempt);
    const result = retry(task, { clock, backoff, attempts: 3, onRetry: ({ delay }) => retries.push(delay) });
    await clock.advance(10);
    assert.equal(await result, 3);
    assert.deepEqual([asked, retries], [[1, 2], [1, 2]]);
});

it("is what the interface says", () => {
    const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), "utf8");
    assert.match(read("backoff.ts"), /interface Backoff \{[^}]*\bpauseAfter\(failures: number\): number;/);
    for (const path of ["backoff.ts", "retry.ts"]) assert.doesNotMatch(read(path), /delayAfter/, path);
});
