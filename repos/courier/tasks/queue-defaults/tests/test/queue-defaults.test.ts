import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import { queueDefaults } from "../src/index.ts";

it("has the new values, and the others as they were", () => {
    const expected = { concurrency: 4, attempts: 5, backoff: { first: 100, factor: 2, max: 20_000 } };
    assert.deepEqual(queueDefaults(), expected);
    assert.deepEqual(JSON.parse(readFileSync(new URL("../config/queue.json", import.meta.url), "utf8")), expected);
});
