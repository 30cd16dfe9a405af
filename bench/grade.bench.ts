import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type OpenedRunner, openTestRunner } from '../src/grade/open-test-runner.ts';
import { layJob } from '../src/grade/sandbox/lay-job.ts';
import { embeddedSuite, findTask, loadSuite } from '../src/suite/load.ts';
import { printFindings } from './machine.ts';
import { isQuick, readNumber, readOption } from './options.ts';
import { median, round } from './ratios.ts';

/** What a job, and a type check where the repo has one, cost beside the tests by themselves: one task's reference, `--rounds=N` times in each way, in turn. */
const rounds = readNumber('rounds', 20, 1);
const task = findTask(await loadSuite(embeddedSuite), readOption('task') ?? 'tally/money-abs');
const [reference] = task.references;
if (reference === undefined || task.tests === undefined) throw new Error(`${task.id} has no reference or no tests`);
const { files, testFiles } = layJob(task, reference);
const folder = mkdtempSync(join(tmpdir(), 'diffgauge-bench-'));

const plain = (...flags: readonly string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, ['--test', ...flags, ...testFiles], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node --test ends with ${status}: ${stderr}`);
};

const runIn = async (runner: OpenedRunner): Promise<void> => {
  const { end, tests } = await runner.run({ task, files: reference });
  if (end !== 'reported' || !testFiles.every((file) => tests.get(file) === 'passed')) throw new Error(`the reference of ${task.id} does not pass: ${end}`);
};

const checkTypesIn = async (runner: OpenedRunner): Promise<void> => {
  const { end, tests } = await runner.run({ task, files: reference, what: 'typecheck' });
  if (end !== 'reported' || tests.get('typecheck') !== 'passed') throw new Error(`the types of the reference of ${task.id} do not pass: ${end}`);
};

/** Milliseconds of each way in each round; one round before does not count. */
const race = async (ways: ReadonlyMap<string, Way>): Promise<ReadonlyMap<string, readonly number[]>> => {
  const times = new Map([...ways.keys()].map((name): [string, number[]] => [name, []]));
  for (let turn = isQuick ? 1 : 0; turn <= rounds; turn++) {
    for (const [name, { prepare, run }] of ways) {
      await prepare?.();
      const start = performance.now();
      await run();
      if (turn > 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return times;
};

interface Way {
  readonly run: () => void | Promise<void>;
  readonly prepare?: () => Promise<void>;
}

const warm = await openTestRunner({ warm: 1 });
const cold = await openTestRunner({ warm: 0 });
const bare = await openTestRunner({ warm: 0, sandbox: 'none', trustCode: true });
try {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const times = await race(
    new Map<string, Way>([
      ['plain', { run: () => plain() }],
      ['plainOneProcess', { run: () => plain('--test-isolation=none') }],
      ['bare', { run: () => runIn(bare) }],
      ['cold', { run: () => runIn(cold) }],
      ['prewarmed', { run: () => runIn(warm), prepare: () => warm.ready() }],
      ...(task.tests.typecheck ? ([['types', { run: () => checkTypesIn(cold) }]] as const) : []),
    ]),
  );
  const least = (name: string): number => Math.min(...(times.get(name) ?? []));
  printFindings('grade', {
    task: task.id,
    testFiles: testFiles.length,
    files: files.size,
    rounds,
    coldToPlain: round(least('cold') / least('plain')),
    prewarmedToPlain: round(least('prewarmed') / least('plain')),
    ...(task.tests.typecheck && { typesToCold: round(least('types') / least('cold')) }),
    sandboxMs: round(least('cold') - least('bare')),
    ms: [...times].map(([way, each]) => ({ way, least: round(Math.min(...each)), median: round(median(each)) })),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([warm, cold, bare].map((runner) => runner.close()));
}
