import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scoreSamples } from '../../src/batch/score-file.ts';
import { showSample } from '../../src/cli/show-sample.ts';
import type { Result } from '../../src/verdict.ts';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const sample = (fields: object = {}): string =>
  JSON.stringify({ task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: 'p', trial: 0, response: patch, ...fields });
const toJsonLine = (value: object): string => `${JSON.stringify(value)}\n`;
const withCall = patch.replace('1,3 +1,3', '1,3 +1,4').replace('+const one = 2;\n', '+const one = 2;\n+console.log(one);\n');
const withThree = patch.replace('+const one = 2', '+const one = 3');
const samplesFile = join(root, 'samples.jsonl');
const out = join(root, 'run');
const [graded, verified] = [join(root, 'graded'), join(root, 'verified')];
await writeFile(
  samplesFile,
  [
    sample(),
    sample(),
    'oops',
    sample({ trial: 1, response: 'no edit' }),
    sample({ trial: 2, response: withCall }),
    sample({ trial: 3, response: withThree }),
    sample({
      trial: 4,
      attempts: [
        { response: 'first try', code: 'no_edit_found' },
        { response: withThree, code: 'tool_failed', injected: true },
      ],
    }),
  ].join('\n'),
);
await scoreSamples({ samplesFile, suiteDir: await writeTinySuite(join(root, 'suite')), out, workers: 1 });

describe('a sample of a run', () => {
  it('is shown with its verdict and its edit as a diff', async () => {
    const text = await showSample(out, 1, false);
    expect(text).toContain('Verdict (strict): clean by exact');
    expect(text).toContain('\ndiff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n');
    expect(text).not.toContain('An accepted solution');
  });
  it('is shown with an accepted solution where it is wrong', async () => {
    expect(await showSample(out, 4, false)).toContain('\nAn accepted solution\ndiff --git a/a.ts b/a.ts\n');
  });
  it('says why it is not correct, and on which line of the edited file new text starts', async () => {
    const text = await showSample(out, 5, false);
    expect(text).toContain('\n  not correct: 1 other change (off-site)\n');
    expect(text).toContain(' a.ts:3 (new)  "" -> "console.log(one)"\n');
    expect(await showSample(out, 6, false)).toContain('\n  not correct: 1 of 2 leaves of the solution not made, 1 other change (on-site)\n');
  });
  it('is shown with the answers before it, and why they went back to the model', async () => {
    const titles = (await showSample(out, 7, false)).split('\n').filter((line) => line.startsWith('Answer'));
    expect(titles).toEqual([
      'Answer 1: went back to the model with no_edit_found',
      'Answer 2: went back to the model with tool_failed (injected: nothing was wrong with it)',
      'Answer 3: the one that counts',
    ]);
    expect(await showSample(out, 7, false)).toContain('\n  first try\n');
  });
  it('is refused where there is no such line, with how many there are', async () => {
    await expect(showSample(out, 99, false)).rejects.toThrow('has no line 99: expected 1 to 7');
  });
  it('is shown with what its tests say', async () => {
    const failed = Array.from({ length: 20 }, (_, number) => `a.test.ts > ${number}`);
    const grades = [
      { line: 1, outcome: 'infra', code: 'broken_fixture', failures: 1, failed: ['a.test.ts'], proves: true, runs: 3 },
      { line: 4, outcome: 'not_graded', code: 'not_applied', runs: 0 },
      { line: 5, outcome: 'passed', proves: true, flaky: ['b.test.ts'], runs: 2 },
      { line: 6, outcome: 'failed', failures: 21, failed, proves: true, runs: 1 },
      { line: 7, outcome: 'failed', failures: 1, failed: ['c.test.ts'], failedWithin: ['c.test.ts > one\u001b > two'], proves: true, runs: 1 },
    ];
    await cp(out, graded, { recursive: true });
    await writeFile(join(graded, 'grades.jsonl'), grades.map(toJsonLine).join(''));
    const shown = await Promise.all([1, 4, 5, 6, 7].map((line) => showSample(graded, line, false)));
    expect(shown[0]).toContain('Verdict (strict): infra by exact');
    expect(shown[0]).toContain(
      '\nTests: no verdict (broken_fixture), 3 test runs\n  fails for the accepted solution: a.test.ts\n  a file is named for all tests in it: ',
    );
    expect(shown[1]).toContain('\nTests: not run, as no edit was applied (not_applied)\n');
    expect(shown[2]).toContain('Verdict (strict): correct by tests');
    expect(shown[2]).toContain('\nTests: passed, 2 test runs\n  flaky: b.test.ts (failed, then passed in a repeat)\n');
    expect(shown[3]).toContain('\nTests: failed, 1 test run\n  failed: a.test.ts > 0\n');
    expect(shown[3]).toContain('\n  failed: a.test.ts > 19\n  and 1 more\n');
    expect(shown[3]).not.toContain('a file is named');
    expect(shown[4]).toContain('\n  failed: c.test.ts\n    c.test.ts > one\\u{1b} > two\n');
    expect(shown[4]).not.toContain('a file is named');
    expect(shown[3]).not.toContain('not correct:');
    const json = JSON.parse(await showSample(graded, 5, true));
    expect([json.result.correctBy, json.grade]).toEqual(['tests', grades[2]]);
  });
  it.each([
    ['unverifiable', 0, 1, 'clean by tests, tier L0; at most 1 change may be needless', 'no test reaches it, or nothing sure was found out'],
    ['sometimes-removable', 0, 1, 'clean by tests, tier L0; at most 1 change may be needless', 'not needed under every order of trying'],
    ['uncertain', 1, 2, 'correct by tests, tier L0; at most 2 changes may be needless, 1 surely', 'may be another way to do it'],
    ['required', 0, 0, 'clean by tests, tier L0', undefined],
  ])('says beside a change that is %s whether it is open, and why', async (label, irrelevant, irrelevantUpper, verdict, reason) => {
    const result = JSON.parse(await showSample(out, 5, true)).result as Result;
    const labels = result.score?.atoms.map((atom) => (atom.label === 'wanted' ? null : label));
    await cp(out, verified, { recursive: true });
    const grade = { line: 5, outcome: 'passed', proves: true, runs: 2, verified: { labels, irrelevant, irrelevantUpper, extra: 0 } };
    await writeFile(join(verified, 'grades.jsonl'), [...[1, 4].map((line) => ({ line, outcome: 'not_graded', runs: 0 })), grade].map(toJsonLine).join(''));
    const text = await showSample(verified, 5, false);
    expect(text).toContain(`Verdict (strict): ${verdict}\n`);
    expect(text).toContain(` a.ts:3 (new)  "" -> "console.log(one)"${reason === undefined ? '' : `; ${reason}`}\n`);
  });
  it.each([
    [2, ':2: the same sample as line 1'],
    [3, ':3: not JSON'],
    [9, 'has no line 9'],
  ])('is refused where line %i holds none of its own', async (line, reason) => {
    await expect(showSample(out, line, false)).rejects.toThrow(reason);
  });
});
