import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compareRuns } from '../../src/batch/compare-runs.ts';
import { summariseRun } from '../../src/batch/summarise.ts';

const work = mkdtempSync(join(tmpdir(), 'diffgauge-unequal-'));
const [baseline, candidate] = [join(work, 'monday'), join(work, 'tuesday')];
cpSync(join(import.meta.dirname, '..', 'cli', 'compare-runs', 'files'), work, { recursive: true });
afterAll(() => rmSync(work, { recursive: true, force: true }));

const grade = (folder: string, outcomes: readonly string[]): void =>
  writeFileSync(join(folder, 'grades.jsonl'), outcomes.map((outcome, at) => `${JSON.stringify({ line: at + 1, outcome, runs: 1 })}\n`).join(''));

const findGraded = async (): Promise<string[]> =>
  (await compareRuns(baseline, candidate, 'cleanSolve')).obstacles.filter(({ code }) => code === 'graded').map(({ text }) => text);

test('runs that were not graded to the same extent: how many samples are graded, and for how many of them tests were run, as a report counts those', async () => {
  grade(baseline, ['passed', 'not_graded', 'failed']);
  grade(candidate, ['passed', 'not_graded']);
  expect(await findGraded()).toEqual([
    '3 of 10 samples of the baseline are graded (tests were run for 2), and 2 of 11 samples of the candidate are graded (tests were run for 1): "correct" does not mean the same',
  ]);
  const { passed = 0, failed = 0, infra = 0 } = (await summariseRun(baseline)).summary.groupBy([])[0]?.grading ?? {};
  expect(passed + failed + infra).toBe(2);
});

test('runs that are graded to their end are not told apart by how many answers tests decide something of', async () => {
  grade(baseline, Array(10).fill('passed'));
  grade(candidate, Array(11).fill('not_graded'));
  expect(await findGraded()).toEqual([]);
});
