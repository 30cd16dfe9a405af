import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { buildWithClang, requireRuntime } from './sanitizers/clang.ts';
import { writeSeeds } from './sanitizers/seeds.ts';

const usage = 'usage: npm run fuzz -- [--seconds N] [--show FILE]';

/** What one input may take; a slower or larger one is a finding. */
const limits = { memoryMiB: 2048, seconds: 60, bytes: 4096 } as const;

/** Builds the fuzzer, runs it for so many seconds and says how much it tried and what it found. `--show` prints the texts that an input stands for. */
const fuzz = async (): Promise<void> => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, show: { type: 'string' } } });
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 1) throw new Error(usage);
  requireRuntime('libclang_rt.fuzzer-x86_64.a');
  const folder = buildWithClang('fuzz', { 'binding.gyp': 'native/fuzz/binding.gyp' });
  const program = join(folder, 'build', 'Release', 'fuzz');
  if (values.show !== undefined) process.exitCode = (await run(program, [values.show], { ...process.env, DIFFGAUGE_FUZZ_SHOW: '1' })).code;
  else await search(program, folder, seconds);
};

const search = async (program: string, folder: string, seconds: number): Promise<void> => {
  const [corpus, seeds, found] = ['corpus', 'seeds', 'found'].map((name) => join(folder, name)) as [string, string, string];
  for (const made of [corpus, found]) mkdirSync(made, { recursive: true });
  const seedCount = await writeSeeds(seeds);
  const known = new Set(readdirSync(found));
  const { code, executions } = await run(program, [...describeLimits(), `-max_total_time=${seconds}`, `-artifact_prefix=${found}/`, corpus, seeds]);
  const news = readdirSync(found).filter((name) => !known.has(name));
  process.stdout.write(`fuzz: ${executions} executions from ${seedCount} seeds in ${seconds} s; found ${news.length === 0 ? 'nothing' : news.join(', ')}\n`);
  for (const name of news.filter((name) => name.startsWith('crash-'))) await minimise(program, join(found, name));
  if (code !== 0) process.exitCode = 1;
};

/** Makes a crash as small as half a minute allows, beside the original. */
const minimise = async (program: string, crash: string): Promise<void> => {
  await run(program, ['-minimize_crash=1', '-max_total_time=30', `-exact_artifact_path=${crash}.small`, crash]);
  process.stdout.write(`fuzz: made smaller as ${crash}.small; "npm run fuzz -- --show FILE" prints what it stands for\n`);
};

const describeLimits = (): string[] => [
  `-rss_limit_mb=${limits.memoryMiB}`,
  `-timeout=${limits.seconds}`,
  `-max_len=${limits.bytes}`,
  '-print_final_stats=1',
  '-reload=0',
  // Looked for once, at the end: a parser that keeps what it allocated is no leak.
  '-detect_leaks=0',
];

const run = async (program: string, args: readonly string[], env = process.env): Promise<{ readonly code: number; readonly executions: number }> => {
  const child = spawn(program, args, {
    env: { ...env, ASAN_OPTIONS: 'quarantine_size_mb=16', UBSAN_OPTIONS: 'print_stacktrace=1' },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let executions = 0;
  for await (const line of createInterface({ input: child.stderr })) {
    executions = Number(/^stat::number_of_executed_units: (\d+)/.exec(line)?.[1] ?? executions);
    if (!isRoutine(line)) process.stderr.write(`${line}\n`);
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return { code: child.exitCode ?? 1, executions };
};

/** What libFuzzer says of each new input in its corpus. */
const isRoutine = (line: string): boolean => /^#\d+\s+(NEW|REDUCE|RELOAD|pulse)\b/.test(line) || /^\s*NEW_FUNC/.test(line);

await fuzz();
