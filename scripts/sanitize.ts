import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../src/version.ts';
import { buildWithClang, requireRuntime } from './sanitizers/clang.ts';

/** The tests that go through the native core. */
const tests = ['test/native', 'test/score'];

const flags = [
  '-fsanitize=address,undefined',
  '-fno-sanitize-recover=undefined',
  '-fno-sanitize=vptr',
  '-shared-libasan',
  '-fno-omit-frame-pointer',
  '-g',
  '-O2',
];

// Builds the addon with AddressSanitizer and UndefinedBehaviorSanitizer, in a folder of its own, and runs tests with it.
const runtime = requireRuntime('libclang_rt.asan-x86_64.so');
const addon = buildWithClang('sanitized', { 'binding.gyp': 'binding.gyp', native: 'native' }, flags);
const env = {
  ...process.env,
  // Where node-gyp-build looks for the addon of the package of that name.
  DIFFGAUGE_PREBUILD: addon,
  LD_PRELOAD: runtime,
  // What Node leaves behind when it ends is no leak of ours; `npm run fuzz` looks for those.
  ASAN_OPTIONS: 'detect_leaks=0',
  UBSAN_OPTIONS: 'print_stacktrace=1',
};
const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--testTimeout=300000', ...tests], { cwd: packageRoot, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
