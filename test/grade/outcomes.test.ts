import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { noCache, openOutcomeCache } from '../../src/grade/outcome-cache.ts';
import { createOutcomeKeys } from '../../src/grade/outcome-key.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import type { TestJob } from '../../src/grade/test-run.ts';
import { type Answer, createScriptedRunner } from './scripted-runner.ts';
import { testedTask } from './tested-task.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const makeDir = () => mkdtemp(join(root, 'dir-'));

const task = testedTask();
const withText = (text: string): TestJob => ({ task, files: new Map([...task.files, ['a.ts', text]]) });
const good = { 'new.test.ts': 'passed', 'old.test.ts': 'passed', 'other.test.ts': 'failed' } as const;

/** Outcomes over a folder, by a script. */
const open = async (dir: string | undefined, script: (job: TestJob, before: number) => Answer | Promise<Answer>, atOnce = 2) => {
  const runner = createScriptedRunner(script);
  const cache = dir === undefined ? noCache : await openOutcomeCache(dir);
  return { runner, outcomes: new Outcomes({ runner, cache, atOnce }) };
};

const listEntries = async (dir: string): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));

test('runs the same tree once, whoever asks for it and when, and tells only the planned tests', async () => {
  const dir = await makeDir();
  const { runner, outcomes } = await open(dir, () => good);
  const asked = await Promise.all([outcomes.run(withText('x')), outcomes.run(withText('x'))]);
  asked.push(await outcomes.run({ ...withText('x'), task: { ...task, id: 'r/other' } }));
  const later = await open(dir, () => 'no_report');
  asked.push(await later.outcomes.run(withText('x')));
  for (const { end, tests } of asked) expect([end, ...tests]).toEqual(['reported', ['new.test.ts', 'passed'], ['old.test.ts', 'passed']]);
  expect([runner.jobs.length, outcomes.made, later.outcomes.made]).toEqual([1, 1, 0]);
});

test('names the tests that failed within a planned file, also when they come from the cache', async () => {
  const dir = await makeDir();
  const report = {
    ...good,
    'new.test.ts': 'failed',
    'new.test.ts > a': 'failed',
    'new.test.ts > a > b': 'failed',
    'new.test.ts > c': 'passed',
    'x.ts > d': 'failed',
  } as const;
  const { outcomes } = await open(dir, () => report);
  const later = await open(dir, () => 'no_report');
  for (const one of [outcomes, later.outcomes]) expect((await one.run(withText('x'))).failedWithin).toEqual(['new.test.ts > a > b']);
  expect(later.outcomes.made).toBe(0);
});

test('keeps nothing without a cache, but shares what is under way', async () => {
  const { outcomes } = await open(undefined, () => good);
  await Promise.all([outcomes.run(withText('x')), outcomes.run(withText('x'))]);
  await outcomes.run(withText('x'));
  expect(outcomes.made).toBe(2);
});

test('has as many jobs under way as it may', async () => {
  const { runner, outcomes } = await open(undefined, () => new Promise((resolve) => setImmediate(() => resolve(good))), 3);
  await Promise.all(Array.from({ length: 20 }, (_, i) => outcomes.run(withText(String(i)))));
  expect([runner.most, runner.jobs.length]).toEqual([3, 20]);
});

test.each([
  ['timed_out', ['timed_out', 'timed_out'], 'timed_out', 2, 0],
  ['timed_out', ['timed_out', good], 'reported', 2, 0],
  ['timed_out', ['timed_out', 'killed', 'timed_out'], 'timed_out', 3, 0],
  ['killed', ['killed', 'timed_out', good], 'reported', 3, 0],
  ['out_of_memory', ['out_of_memory', 'timed_out', 'killed'], 'unsettled', 3, 3],
  ['killed', ['killed', 'killed'], 'killed', 2, 0],
  ['no_report', ['no_report', 'no_report'], 'no_report', 2, 2],
  ['no_report', ['no_report', good], 'reported', 2, 0],
] as const)('a run that ends %s and so on is settled, and kept where that is certain', async (_, answers, end, made, madeAgain) => {
  const dir = await makeDir();
  const script = (_job: TestJob, before: number): Answer => answers[before] ?? 'no_report';
  const first = await open(dir, script);
  expect((await first.outcomes.run(withText('x'))).end).toBe(end);
  const second = await open(dir, script);
  expect((await second.outcomes.run(withText('x'))).end).toBe(end);
  expect([first.outcomes.made, second.outcomes.made]).toEqual([made, madeAgain]);
});

test.each([
  ['is cut', (text: string) => text.slice(0, -9)],
  ['says something else', (text: string) => text.replace('"failed"', '"passed"')],
  ['is that of another key', () => ''],
])('takes an entry that %s for none, and writes it anew', async (_, damage) => {
  const dir = await makeDir();
  const script = () => ({ ...good, 'new.test.ts': 'failed' }) as const;
  await (await open(dir, script)).outcomes.run(withText('x'));
  const [file = ''] = await listEntries(dir);
  const whole = await readFile(file, 'utf8');
  await (await open(join(dir, 'other'), script)).outcomes.run(withText('y'));
  const [other = ''] = await listEntries(join(dir, 'other'));
  await writeFile(file, damage(whole) || (await readFile(other, 'utf8')));
  const { outcomes } = await open(dir, script);
  expect((await outcomes.run(withText('x'))).tests.get('new.test.ts')).toBe('failed');
  expect([outcomes.made, await readFile(file, 'utf8')]).toEqual([1, whole]);
  expect(await listEntries(dir)).toHaveLength(2);
});

test('refuses a cache that is a file', async () => {
  await writeFile(join(root, 'file'), '');
  await expect(openOutcomeCache(join(root, 'file'))).rejects.toThrow(UsageError);
});

test('outcomes differ in their key where anything that decides them does', () => {
  const job = withText('x');
  const base = { ...task, files: new Map([...task.files, ['b.ts', 'c']]) };
  const runner = (identity: string, found = '') => ({ identity, describe: () => found });
  const [r, other, others] = [runner('r'), runner('another'), runner('r', 'vitest@5')];
  const cases: readonly (readonly [TestJob, number, typeof r])[] = [
    [withText('y'), 0, r],
    [{ ...job, files: new Map([...job.files].slice(0, 1)) }, 0, r],
    [{ ...job, files: new Map([...job.files, ['c.ts', '']]) }, 0, r],
    [{ ...job, task: base }, 0, r],
    [{ ...job, task: { ...task, references: [] } }, 0, r],
    [{ ...job, task: testedTask({ command: ['node'] }) }, 0, r],
    [{ ...job, task: testedTask({ files: new Map([['new.test.ts', 'tests']]) }) }, 0, r],
    [{ ...job, task: testedTask({ passToPass: [] }) }, 0, r],
    [{ ...job, what: 'typecheck' }, 0, r],
    [job, 1, r],
    [job, 0, other],
    [job, 0, others],
  ];
  const keys = [[job, 0, r] as const, ...cases].map(([one, attempt, by]) => createOutcomeKeys(by)(one, attempt));
  expect(new Set(keys).size).toBe(cases.length + 1);
  expect(createOutcomeKeys(r)({ ...withText('x'), task: { ...testedTask(), id: 'r/other' } }, 0)).toBe(keys[0]);
});
