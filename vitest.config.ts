import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Commands and threads that tests start read compiled code from Node's own cache: most of them are over before they have compiled everything. */
const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

const longest = ['test/bench.long.test.ts', 'test/ci-page.long.test.ts', 'test/cli/cli.test.ts', 'test/laws/identities.test.ts'];

/** The files that take longest first, so that no worker is left with one of them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => longest.some((name) => moduleId.endsWith(name));
    const others = await super.sort(files);
    return [...others.filter(isLong), ...others.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2, env, sequence: { sequencer: LongestFirst } },
});
