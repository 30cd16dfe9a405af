import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { listOwnProcess } from './test/own-process.ts';

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

const long = ['test/**/*.long.test.ts'];
const ownProcess = listOwnProcess(import.meta.dirname);

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'alone', include: ownProcess, exclude: long } },
      { extends: true, test: { name: 'long', include: long } },
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...ownProcess, ...long], isolate: false } },
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env,
  },
});
