import assert from "node:assert/strict";
import { it } from "node:test";

import { constantBackoff, exponentialBackoff, jittered } from "../src/index.ts";
import type { Backoff } from "../src/index.ts";

const delays = (backoff: Backoff) => [1, 2, 3, 4, 5].map((failures) => backoff.delayAfter(failures));

it("starts with the first delay", () => {
    assert.deepEqual(delays(exponentialBackoff({ first: 100 })), [100, 200, 400, 800, 1600]);
    assert.deepEqual(delays(exponentialBackoff({ first: 5, factor: 3, max: 50 })), [5, 15, 45, 50, 50]);
    assert.deepEqual(delays(exponentialBackoff({ first: 80, factor: 1 })), [80, 80, 80, 80, 80]);
    assert.deepEqual(delays(exponentialBackoff({ first: 80, max: 60 })), [60, 60, 60, 60, 60]);
});

it("leaves the others as they are", () => {
    assert.deepEqual(delays(constantBackoff(7)), [7, 7, 7, 7, 7]);
    assert.deepEqual(delays(jittered({ delayAfter: (failures) => failures * 10 }, () => 0)), [5, 10, 15, 20, 25]);
});
