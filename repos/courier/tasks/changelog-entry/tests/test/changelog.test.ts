import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

it("has the section on top, and the others below", () => {
    const text = readFileSync(new URL("../CHANGELOG.md", import.meta.url), "utf8");
    const lines = text.split(/\r?\n/).map((line) => line.trimEnd()).filter((line) => line !== "");
    assert.deepEqual(lines, [
        "# Changelog",
        "## 3.2.0",
        "- `SlidingWindow` limits any stretch of time",
        "- `FakeClock.pending` counts who is asleep",
        "## 3.1.0",
        "- `CircuitBreaker`",
        "- Jobs of a closed queue fail with a `QueueClosedError`",
        "## 3.0.0",
        "- Everything that waits takes a `Clock`",
    ]);
});
