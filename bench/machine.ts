import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

/** What a bench was run on. */
export const describeMachine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  node: process.version,
  commit: spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim() || 'unknown',
});

/** Prints a bench's findings: one JSON object with `--json`, else a line for each. */
export const printFindings = (bench: string, findings: Readonly<Record<string, unknown>>): void => {
  const all = { bench, ...describeMachine(), ...findings };
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(all)}\n`);
  else
    for (const [name, value] of Object.entries(all))
      process.stdout.write(`${name.padEnd(28)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}\n`);
};
