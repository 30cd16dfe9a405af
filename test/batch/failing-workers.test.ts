import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { Losses } from '../../src/batch/losses.ts';
import { scoreSamples } from '../../src/batch/score-file.ts';
import { InfraError } from '../../src/errors.ts';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
const suiteDir = await writeTinySuite(join(root, 'suite'));
const asleep = new BroadcastChannel(join(root, 'asleep'));
afterAll(async () => {
  asleep.close();
  await rm(root, { recursive: true });
});

const sample = (fields: object): string =>
  JSON.stringify({ task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: asleep.name, trial: 0, response: patch, latencyMs: 5, ...fields });

/** A clock that stands still, but for a few looks after a worker has fallen asleep: so no sample is late on a slow machine. */
const makeClock = (): (() => number) => {
  let now = 0;
  let jumps = 0;
  asleep.onmessage = () => {
    jumps = 3;
  };
  return () => {
    if (jumps > 0) [jumps, now] = [jumps - 1, now + 1000];
    return now;
  };
};

const runInto = async (out: string, samplesFile: string) => {
  const faults: string[] = [];
  const pool = { worker: join(import.meta.dirname, 'failing-worker.ts'), heapMiB: 64, clock: makeClock() };
  const outcome = await scoreSamples({ samplesFile, suiteDir, out, workers: 1, timeoutMs: 40, pool, onFault: (message) => faults.push(message) });
  const [results = '', badLines = ''] = await Promise.all(['results.jsonl', 'bad-lines.jsonl'].map((name) => readFile(join(out, name), 'utf8')));
  return { ...outcome, faults, results, badLines };
};

const readEntries = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const writeSamples = async (lines: readonly string[]): Promise<string> => {
  const file = join(await mkdtemp(join(root, 'samples-')), 'samples.jsonl');
  await writeFile(file, lines.join('\n'));
  return file;
};

// Each failure starts a worker anew: on a busy machine that takes its time.
test('a worker that dies, runs out of memory or hangs costs the sample alone, and the run goes on to the same files', { timeout: 240_000 }, async () => {
  const models = ['m', 'unreadable', undefined, 'm', 'killer', 'hungry', 'm', 'sleeper', 'm'];
  const samplesFile = await writeSamples(models.map((model, trial) => (model === undefined ? 'oops' : sample({ model, trial }))));
  const out = await mkdtemp(join(root, 'out-'));
  const whole = await runInto(out, samplesFile);
  const died = (reason: string) => ({ stage: 'infra', error: { code: 'internal', message: expect.stringContaining(reason) }, latencyMs: 5 });
  expect(readEntries(whole.results)).toMatchObject([
    { line: 1, stage: 'clean' },
    { line: 4, stage: 'clean' },
    { line: 5, ...died('exited with code: 7') },
    { line: 6, ...died('memory limit') },
    { line: 7, stage: 'clean' },
    { line: 8, stage: 'responded', error: { code: 'timed_out', message: 'judging took longer than 40 ms' }, latencyMs: 5 },
    { line: 9, stage: 'clean' },
  ]);
  expect(readEntries(whole.badLines)).toMatchObject([{ line: 2, reason: expect.stringContaining('worker died') }, { line: 3 }]);
  expect(whole.faults).toEqual([2, 5, 6].map((line) => expect.stringContaining(`at line ${line} of the samples`)));
  await truncate(join(out, 'results.jsonl'), whole.results.indexOf('{"line":7'));
  const again = await runInto(out, samplesFile);
  expect([again.results, again.badLines, again.resumed]).toEqual([whole.results, whole.badLines, 4]);
});

test('a sample on which a worker died once is judged all the same', { timeout: 120_000 }, async () => {
  const samplesFile = await writeSamples([sample({ model: 'once', prompt: join(root, 'died-once') })]);
  const { results, faults } = await runInto(await mkdtemp(join(root, 'out-')), samplesFile);
  expect([readEntries(results), faults]).toMatchObject([[{ line: 1, stage: 'clean' }], []]);
});

test.each([
  ['at no line', 0, 2],
  ['at one line, read or not', 3, 4],
])('workers that die again and again %s are a failure of the machine', (_, line, deaths) => {
  const losses = new Losses();
  const die = () => losses.add({ line, reason: 'gone' });
  for (let death = 1; death < deaths; death++) die();
  expect(die).toThrow(InfraError);
});
