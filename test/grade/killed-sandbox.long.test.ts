import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { scoreSamples } from '../../src/batch/score-file.ts';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { noCache } from '../../src/grade/outcome-cache.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import { patch, repoJson, taskJson, writeTinySuite } from '../suite/tiny-suite.ts';
import { canRun, missing } from './bubblewrap.ts';
import { areGone, listBelow, type Running } from './processes.ts';
import { testedTask } from './tested-task.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const patience = 120_000;

/** A test that starts a program by which it is found while it runs. */
const program = 'sleep 1.0625';
const slow = `import { execSync } from 'node:child_process';
execSync('${program}');
console.log('TAP version 13\\n# Subtest: slow.test.mjs\\n    ok 1 - waits\\n    1..1\\nok 1 - slow.test.mjs\\n1..1');
`;
const plan = { command: ['node'], report: 'tap', failToPass: ['slow.test.mjs'], passToPass: [] } as const;

/** Waits until the test runs, and gives what was started for it, from the outermost process to the program that the test started. */
const waitForTest = async (pid: number): Promise<readonly Running[]> => {
  for (;;) {
    const line = await listBelow(pid);
    const at = line.findIndex(({ command }) => command === program);
    if (at !== -1) return line.slice(0, at + 1);
    await sleep(10);
  }
};

/** The last of a line of processes with that in their command. */
const pick = (line: readonly Running[], part: string): Running | undefined => line.findLast(({ command }) => command.includes(part));

/** What is killed, by what is in its command; the first in the sandbox is bubblewrap's own. */
const victims = [
  ['bubblewrap outside of the sandbox', (line: readonly Running[]) => line.find(({ command }) => command.startsWith('bwrap'))],
  ['the first process in the sandbox', (line: readonly Running[]) => pick(line, 'bwrap')],
  ['our launcher', (line: readonly Running[]) => line.findLast(({ command }) => /\/launch\.\w+$/.test(command) && !command.startsWith('bwrap'))],
  ['the command that runs the tests', (line: readonly Running[]) => pick(line, 'node slow.test.mjs')],
] as const;

test.skipIf(!canRun).each(victims)(
  `where kill -9 meets %s, the run is made again and nothing goes on${missing}`,
  async (_, find) => {
    const outcomes = new Outcomes({ runner: await openTestRunner({ warm: 0 }), cache: noCache, atOnce: 1 });
    try {
      const task = testedTask({ ...plan, files: new Map([['slow.test.mjs', slow]]) });
      const run = outcomes.run({ task, files: task.files });
      const line = await waitForTest(process.pid);
      process.kill(find(line)?.pid ?? Number.NaN, 'SIGKILL');
      await expect.poll(() => areGone(line), { timeout: 10_000 }).toBe(true);
      expect([(await run).end, [...(await run).tests], outcomes.made]).toEqual(['reported', [['slow.test.mjs', 'passed']], 2]);
    } finally {
      await outcomes.close();
    }
  },
  patience,
);

test.skipIf(!canRun)(
  `where kill -9 meets a process that waits for its job, another one gets it${missing}`,
  async () => {
    const runner = await openTestRunner({ warm: 1 });
    try {
      await runner.run({ task: testedTask({ ...plan, files: new Map([['slow.test.mjs', '0']]) }), files: new Map() });
      await runner.ready();
      const waiting = await listBelow(process.pid);
      const launcher = waiting.findLast(({ command }) => /\/launch\.\w+$/.test(command));
      const task = testedTask({ ...plan, files: new Map([['slow.test.mjs', slow]]) });
      process.kill(launcher?.pid ?? Number.NaN, 'SIGKILL');
      expect((await runner.run({ task, files: task.files })).tests.get('slow.test.mjs')).toBe('passed');
    } finally {
      await runner.close();
    }
  },
  patience,
);

test.skipIf(!canRun)(
  `grades are those of an undisturbed run where kill -9 meets a job of each answer${missing}`,
  async () => {
    const suiteDir = await writeTinySuite(join(root, 'suite'), {
      'alpha/repo.json': JSON.stringify({ ...JSON.parse(repoJson('alpha')), test: { command: plan.command, report: plan.report } }),
      'alpha/tasks/fix/task.json': taskJson({ failToPass: plan.failToPass }),
      'alpha/tasks/fix/tests/slow.test.mjs': slow,
    });
    const answers = ['2', '3', '4'].map((text, trial) => ({ response: patch.replace('+const one = 2', `+const one = ${text}`), trial }));
    const samplesFile = join(root, 'samples.jsonl');
    await writeFile(samplesFile, answers.map((one) => JSON.stringify({ task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: 'p', ...one })).join('\n'));
    await scoreSamples({ samplesFile, suiteDir, out: join(root, 'run'), workers: 1 });
    await cp(join(root, 'run'), join(root, 'disturbed'), { recursive: true });
    expect(await once(start('run'), 'close')).toEqual([0, null]);
    const child = start('disturbed');
    const ended = once(child, 'close');
    const seen: Running[] = [];
    // A job that is run again waits behind those that were not run at all.
    for (let count = 0; count < answers.length; count++) {
      const line = await waitForTest(child.pid ?? 0);
      seen.push(...line);
      process.kill(victims[2][1](line)?.pid ?? Number.NaN, 'SIGKILL');
      await expect.poll(() => areGone(line), { timeout: 10_000 }).toBe(true);
    }
    expect(await ended).toEqual([0, null]);
    expect(await readGrades('disturbed')).toBe(await readGrades('run'));
    expect(await areGone(seen)).toBe(true);
  },
  patience,
);

const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');
const start = (name: string): ChildProcess =>
  spawn(process.execPath, [binary, 'grade', join(root, name), '--outcomes', 'none', '--budget', '0', '--workers', '1'], { stdio: 'ignore' });
const readGrades = (name: string): Promise<string> => readFile(join(root, name, 'grades.jsonl'), 'utf8');
