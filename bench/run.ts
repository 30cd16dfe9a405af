import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Runs the benches named on the command line, or all of them, each in a fresh process. */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const benches = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts'));
if (flags.includes('--help')) {
  console.log(
    `Usage: npm run bench -- [NAME ...] [--OPTION=VALUE ...]; bench/README.md says what is timed. Benches: ${benches.map((name) => name.slice(0, -'.bench.ts'.length)).join(', ')}`,
  );
  process.exit();
}
const chosen = wanted.length === 0 ? benches : wanted.map((name) => `${name}.bench.ts`);

for (const name of chosen) {
  if (!benches.includes(name)) throw new Error(`there is no bench/${name}; there are ${benches.join(', ')}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(import.meta.dirname, name), ...flags], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
