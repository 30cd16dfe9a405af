import { appendFile, cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { scoreSamples } from '../../src/batch/score-file.ts';
import { InfraError, UsageError } from '../../src/errors.ts';
import { type GradeRequest, gradeRun } from '../../src/grade/grade-run.ts';
import { judgeKinds, kinds, sayByText } from './graded-run.ts';
import { type Answer, createScriptedRunner } from './scripted-runner.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const makeDir = () => mkdtemp(join(root, 'dir-'));
const judged = await judgeKinds(await makeDir());

/** A run folder of its own, with the results of `judged`. */
const copyRun = async (): Promise<string> => {
  const folder = join(await makeDir(), 'run');
  await cp(judged, folder, { recursive: true });
  return folder;
};

const grade = async (folder: string, request: Partial<GradeRequest> = {}) => {
  const runner = createScriptedRunner(sayByText);
  const outcome = await gradeRun({ folder, runner, workers: 2, ...request });
  return { ...outcome, jobs: runner.jobs.length };
};

const readGrades = (folder: string): Promise<string> => readFile(join(folder, 'grades.jsonl'), 'utf8');
const expected = kinds.flatMap(([outcome], index) => {
  if (outcome === undefined) return [];
  return [{ line: index + 1, ...('code' in outcome && outcome.outcome === 'not_graded' ? {} : { edit: expect.stringMatching(/^[0-9a-f]{8}$/) }), ...outcome }];
});

test('grades each result in its order, and leaves the results as they are', async () => {
  const folder = await copyRun();
  const before = await readFile(join(folder, 'results.jsonl'), 'utf8');
  const { grades, resumed, interrupted } = await grade(folder, { cacheDir: await makeDir() });
  const lines = (await readGrades(folder)).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(expected);
  expect([grades, resumed, interrupted]).toEqual([expected.length, 0, false]);
  expect(await readFile(join(folder, 'results.jsonl'), 'utf8')).toBe(before);
});

test('runs no tree twice that was run before, in this run or another one', async () => {
  const cacheDir = await makeDir();
  // The exact answers and the control are one tree; a flaky test takes a repeat of its tree, and two of the base when that is tried; that no report is left
  // takes two runs, and is not kept.
  expect(await grade(await copyRun(), { cacheDir })).toMatchObject({ jobs: 10, made: 10 });
  const again = await copyRun();
  expect(await grade(again, { cacheDir })).toMatchObject({ jobs: 2, made: 2 });
  expect(
    (await readGrades(again))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(expected);
});

test('goes on to the same bytes, whatever moment it was killed at', async () => {
  const cacheDir = await makeDir();
  const whole = await copyRun();
  await grade(whole, { cacheDir });
  const bytes = await readGrades(whole);
  const folder = await copyRun();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (moment) => {
      await writeFile(join(folder, 'grades.jsonl'), bytes.slice(0, moment));
      const { resumed } = await grade(folder, { cacheDir });
      expect([await readGrades(folder), resumed]).toEqual([bytes, bytes.slice(0, moment).split('\n').length - 1]);
    }),
    { seed: 20261126, numRuns: 60 },
  );
});

test('stops when told to, and goes on to the same bytes', async () => {
  const cacheDir = await makeDir();
  const whole = await copyRun();
  await grade(whole, { cacheDir });
  const folder = await copyRun();
  const stop = new AbortController();
  const stopped = await grade(folder, { cacheDir, signal: stop.signal, onProgress: ({ grades }) => grades === 3 && stop.abort() });
  expect(stopped).toMatchObject({ interrupted: true, grades: 3 });
  expect(await grade(folder, { cacheDir })).toMatchObject({ interrupted: false, resumed: 3 });
  expect(await readGrades(folder)).toBe(await readGrades(whole));
});

test('says how far it is by the answers that are graded, to the byte', async () => {
  const folder = await copyRun();
  const ends = (await readFile(join(folder, 'results.jsonl'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => Buffer.byteLength(line) + 1);
  const seen: number[] = [];
  await grade(folder, { onProgress: ({ bytes }) => seen.push(bytes) });
  expect(seen).toEqual(ends.map((_, at) => ends.slice(0, at + 1).reduce((sum, length) => sum + length)));
});

test('grades what a run has judged so far, and goes on when it has', async () => {
  const folder = await copyRun();
  const results = await readFile(join(folder, 'results.jsonl'), 'utf8');
  await truncate(join(folder, 'results.jsonl'), results.indexOf('\n', results.length / 2) + 5);
  expect(await grade(folder)).toMatchObject({ grades: 5 });
  await writeFile(join(folder, 'results.jsonl'), results);
  expect(await grade(folder)).toMatchObject({ grades: expected.length, resumed: 5 });
  expect((await readGrades(folder)).trimEnd().split('\n')).toHaveLength(expected.length);
});

test('refuses to mix grades made otherwise, and grades anew on demand', async () => {
  const folder = await copyRun();
  await grade(folder);
  await expect(grade(folder, { repeats: 5 })).rejects.toThrow(/repeats was 2 and is 5/);
  await expect(grade(folder, { runner: { ...createScriptedRunner(sayByText), identity: 'other' } })).rejects.toThrow(UsageError);
  expect(await grade(folder, { repeats: 5, restart: true })).toMatchObject({ resumed: 0, grades: expected.length });
});

test('begins anew when the run does', async () => {
  const dir = await makeDir();
  const folder = await judgeKinds(dir);
  await grade(folder);
  await scoreSamples({ samplesFile: join(dir, 'samples.jsonl'), suiteDir: join(dir, 'suite'), out: folder, workers: 1, restart: true });
  expect(await grade(folder, { repeats: 5 })).toMatchObject({ resumed: 0, grades: expected.length });
});

test('tells a machine that cannot run tests from answers that fail', async () => {
  const runner = createScriptedRunner(() => {
    throw new InfraError('no sandbox');
  });
  await expect(grade(await copyRun(), { runner })).rejects.toThrow('no sandbox');
});

test('ends what is under way where the machine fails, and starts nothing more', async () => {
  const left = new Set<unknown>();
  const runner = createScriptedRunner(async (job): Promise<Answer> => {
    if (job.files.get('a.ts')?.includes('one = 2')) throw new InfraError('no program');
    left.add(job);
    await new Promise((resolve) => job.signal?.addEventListener('abort', resolve));
    left.delete(job);
    return 'no_report';
  });
  await expect(grade(await copyRun(), { runner })).rejects.toThrow('no program');
  const { length } = runner.jobs;
  await new Promise((resolve) => setImmediate(resolve));
  expect([left.size, runner.jobs.length]).toEqual([0, length]);
});

test('keeps the facts of grades that cannot be thrown away', async () => {
  const folder = await copyRun();
  await grade(folder);
  await rm(join(folder, 'grades.jsonl'));
  await mkdir(join(folder, 'grades.jsonl'));
  await expect(grade(folder, { restart: true })).rejects.toThrow();
  expect(await readFile(join(folder, 'grade.json'), 'utf8')).toContain('scripted');
});

test.each([
  ['no run', async () => makeDir(), UsageError, 'holds no run'],
  ['another suite', async () => changed('suite/alpha/files/a.ts', 'const zero = 1;\n'), UsageError, 'the suite'],
  ['other samples', async () => changed('samples.jsonl', 'oops'), UsageError, 'has changed since the run was judged'],
])('refuses %s', async (_, make, kind, message) => {
  const refused = grade(await make());
  await expect(refused).rejects.toThrow(kind);
  await expect(refused).rejects.toThrow(message);
});

test.each([
  ['are about something else', '"trial":3', '"trial":33'],
  ['change as much elsewhere', '+const one = 3', '+const own = 3'],
])('refuses samples that have grown and whose answers %s', async (_, was, is) => {
  const dir = await makeDir();
  const folder = await judgeKinds(dir);
  const run = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'));
  const samples = await readFile(join(dir, 'samples.jsonl'), 'utf8');
  await writeFile(join(folder, 'run.json'), JSON.stringify({ ...run, samples: { ...run.samples, size: 0, head: emptyDigest } }));
  await writeFile(join(dir, 'samples.jsonl'), samples.replace(was, is));
  await expect(grade(folder)).rejects.toThrow('line 4 of the samples file is not the answer that the result is about');
});

const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A run of which a file was changed after it was judged. */
async function changed(path: string, text: string): Promise<string> {
  const dir = await makeDir();
  const folder = await judgeKinds(dir);
  if (path.endsWith('jsonl')) await writeFile(join(dir, path), text);
  else await appendFile(join(dir, path), text);
  return folder;
}
