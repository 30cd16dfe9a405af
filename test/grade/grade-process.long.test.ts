import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoreSamples } from '../../src/batch/score-file.ts';
import { canRun, missing } from './bubblewrap.ts';
import { areGone, listBelow, type Running } from './processes.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');
const suiteDir = join(import.meta.dirname, '..', 'cli', 'score-grade', 'files', 'suite');
const judged = join(root, 'judged');
const whole = join(root, 'whole');
/** For a machine that does much else, in milliseconds. */
const patience = 120_000;

/** Answers whose trees all differ, so that each takes a test run of its own. */
beforeAll(async () => {
  const lines = Array.from({ length: 4 }, (_, trial) => {
    const text = `export const sum = (numbers) => numbers.reduce((a, b) => a + b, ${trial % 3 === 2 ? 1 : 0}); // ${trial}\n`;
    return JSON.stringify({ task: 'sums/empty', format: 'whole', model: 'm', prompt: 'p', trial, response: `src/sum.mjs\n\`\`\`\n${text}\`\`\`\n` });
  });
  const samplesFile = join(root, 'answers.jsonl');
  await writeFile(samplesFile, lines.join('\n'));
  await scoreSamples({ samplesFile, suiteDir, out: judged, workers: 1 });
  if (!canRun) return;
  await cp(judged, whole, { recursive: true });
  await once(start(whole, join(root, 'cache')).child, 'close');
}, patience);

const start = (folder: string, cache: string, ...program: readonly string[]): { readonly child: ChildProcess; readonly stderr: () => string } => {
  const words = [...(program.length === 0 ? [binary] : program), 'grade', folder, '--outcomes', cache, '--workers', '1'];
  const child = spawn(process.execPath, words, { env: { ...process.env, npm_command: 'exec' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stderr?.on('data', (data) => {
    text += data;
  });
  return { child, stderr: () => text };
};

const readGrades = (folder: string): Promise<string> => readFile(join(folder, 'grades.jsonl'), 'utf8').catch(() => '');

/** Waits until the process has stopped itself, as it does with its first grade, and tells the processes that there are then. */
const waitForGrade = async (child: ChildProcess): Promise<readonly Running[]> => {
  while (!/\) T /.test(await readFile(`/proc/${child.pid}/stat`, 'utf8'))) {
    if (child.exitCode !== null) throw new Error(`the process ended too early, with ${child.exitCode}`);
    await sleep(5);
  }
  return listBelow(child.pid ?? 0);
};

test.skipIf(!canRun).each(['SIGKILL', 'SIGINT'] as const)(
  `leaves nothing running on %s, and goes on to the grades of an undisturbed run${missing}`,
  async (signal) => {
    const folder = join(root, `stopped ${signal}`);
    await cp(judged, folder, { recursive: true });
    const cache = join(root, `other cache ${signal}`);
    const { child, stderr } = start(folder, cache, join(import.meta.dirname, 'stop-grading.ts'), join(folder, 'grades.jsonl'));
    const processes = await waitForGrade(child);
    child.kill(signal);
    child.kill('SIGCONT');
    const [code, by] = await once(child, 'close');
    expect([signal === 'SIGKILL' ? by : code, processes.length > 0]).toEqual([signal === 'SIGKILL' ? 'SIGKILL' : 130, true]);
    if (signal === 'SIGINT') expect(stderr()).toMatch(/stopped after \d+ grades?; this goes on from there:\n {2}.*diffgauge.* grade '/);
    await expect.poll(() => areGone(processes), { timeout: 10_000 }).toBe(true);
    expect((await readGrades(folder)).length).toBeLessThan((await readGrades(whole)).length);
    const again = start(folder, cache);
    expect(await once(again.child, 'close')).toEqual([0, null]);
    expect(again.stderr()).toMatch(/4 grades, of which [1-9]\d* were there already/);
    expect(await readGrades(folder)).toBe(await readGrades(whole));
  },
  patience,
);
