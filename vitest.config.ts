import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Commands and threads that tests start read compiled code from Node's own cache: most of them are over before they have compiled everything. */
const env = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };

export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2, env } });
