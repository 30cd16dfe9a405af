import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import * as backoff from "../src/backoff.ts";
import * as courier from "../src/index.ts";
import * as jitter from "../src/jitter.ts";

it("has moved", () => {
    assert.deepEqual(Object.keys(jitter), ["jittered"]);
    assert.deepEqual(Object.keys(backoff), ["constantBackoff", "exponentialBackoff"]);
    assert.equal(courier.jittered, jitter.jittered);
});

it("does what it did", () => {
    const spread = (random: number) => jitter.jittered(backoff.constantBackoff(100), () => random).delayAfter(1);
    assert.deepEqual([0, 0.25, 1].map(spread), [50, 62.5, 100]);
    const delay = jitter.jittered(backoff.constantBackoff(100)).delayAfter(1);
    assert.ok(delay >= 50 && delay <= 100);
});

it("keeps its comment, and is exported in its place", () => {
    const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), "utf8");
    const comment = "/** Delays between half of another backoff's and all of it, so that not everybody comes back at once. */";
    assert.ok(read("jitter.ts").includes(`${comment}\nexport function jittered(`));
    assert.match(read("jitter.ts"), /^import (?:type \{ Backoff \}|\{ type Backoff \}) from ["']\.\/backoff\.ts["'];/m);
    assert.ok(!read("backoff.ts").includes("not everybody comes back"));
    assert.match(read("index.ts"), /from "\.\/job\.ts";\nexport \{ jittered \} from ["']\.\/jitter\.ts["'];\nexport \{ JobQueue \}/);
});
