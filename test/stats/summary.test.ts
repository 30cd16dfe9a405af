import { expect, test } from 'vitest';
import { Summary } from '../../src/stats/summary.ts';
import type { Atom, Grade, Result, Score } from '../../src/verdict.ts';

const atom = (label: Atom['label'], kind: Atom['class'], path = 'a.ts'): Atom => ({
  path,
  from: 0,
  to: 1,
  newFrom: 0,
  newTo: 1,
  class: kind,
  label,
  leaves: 2,
});

const score = (atoms: Atom[], more: Partial<Score> = {}): Score => {
  const irrelevant = atoms.filter(({ label }) => label === 'off-site' || label === 'out-of-scope').length;
  const uncertain = atoms.filter(({ label }) => label === 'uncertain').length;
  return {
    exact: false,
    equivalent: false,
    reference: 0,
    irrelevant,
    irrelevantUpper: irrelevant + uncertain,
    wanted: 4,
    done: 4,
    changed: 8,
    extra: 0,
    precision: 1,
    recall: 1,
    newSyntaxErrors: 0,
    atoms,
    ...more,
  };
};

const result = (more: Partial<Result>): Result => ({
  task: 'r/t',
  format: 'whole',
  model: 'm',
  prompt: 'p',
  trial: 0,
  profile: 'strict',
  stage: 'clean',
  ...more,
});

const summarise = (...results: Result[]) => {
  const summary = new Summary();
  for (const one of results) summary.add(one);
  const [group] = summary.groupBy([]);
  if (group === undefined) throw new Error('no group');
  return group;
};

test('keeps infrastructure failures and inexpressible samples out of every denominator, and counts them', () => {
  const group = summarise(
    result({ score: score([]) }),
    result({ stage: 'infra' }),
    result({ stage: 'responded', inexpressible: ['rename'], error: { code: 'not_found', message: '' } }),
  );
  expect(group.counts).toMatchObject({ samples: 3, infra: 1, inexpressible: 1, responded: 1 });
  expect(group.metrics.cleanSolve).toMatchObject({ value: 1, n: 1 });
  expect(group.failures).toEqual([]);
});

test('counts by format what was answered in another one than asked for, in the denominators only', () => {
  const answered = (format: string, detected: string, more: Partial<Result> = {}) => result({ format, detected, stage: 'responded', ...more });
  const left = [answered('udiff', 'whole', { stage: 'infra' }), answered('udiff', 'whole', { inexpressible: ['rename'] })];
  const group = summarise(answered('udiff', 'whole'), answered('v4a', 'udiff'), answered('udiff', 'whole', { task: 'r/u' }), result({}), ...left);
  expect(group.detected).toEqual([
    { asked: 'udiff', detected: 'whole', samples: 2 },
    { asked: 'v4a', detected: 'udiff', samples: 1 },
  ]);
});

test('counts samples that were applied without some of their edits', () => {
  expect(summarise(result({ leftOut: 2 }), result({})).counts).toMatchObject({ samples: 2, leftOut: 1 });
});

test('does not count a rejected edit as free of irrelevant atoms', () => {
  const group = summarise(result({ stage: 'parsed', error: { code: 'not_found', message: 'x' } }));
  expect(group.metrics.irrelevantEdit).toBeNull();
  expect(group.metrics.cleanSolve).toMatchObject({ value: 0, n: 1 });
});

test('weighs tasks alike, however many trials each has', () => {
  const group = summarise(
    ...[0, 1, 2].map((trial) => result({ task: 'r/a', trial, score: score([]) })),
    result({ task: 'r/b', stage: 'correct', score: score([atom('off-site', 'comment')]) }),
  );
  expect(group.metrics.cleanSolve).toMatchObject({ value: 0.5, n: 4 });
});

test('splits irrelevant samples by kind', () => {
  const group = summarise(
    result({ stage: 'correct', score: score([atom('wanted', 'semantic'), atom('off-site', 'comment')]) }),
    result({ stage: 'valid', score: score([atom('out-of-scope', 'semantic'), atom('off-site', 'file', 'b.ts')]) }),
    result({ stage: 'valid', score: score([atom('uncertain', 'semantic')]) }),
    result({ score: score([atom('wanted', 'semantic')]) }),
  );
  const values = Object.fromEntries(Object.entries(group.metrics).map(([name, estimate]) => [name, estimate?.value]));
  expect(values).toMatchObject({
    irrelevantEdit: 0.5,
    irrelevantEditUpper: 0.75,
    irrelevantEditCorrect: 0.5,
    irrelevantCosmetic: 0.25,
    irrelevantSemantic: 0.25,
    outOfScope: 0.25,
    strayFile: 0.25,
    irrelevantAtom: 0.5,
    needlessFile: 2 / 5,
    excess: 2,
  });
});

test('reads the located share of each profile from the outcome of that profile', () => {
  const group = summarise(
    result({ stage: 'parsed', error: { code: 'not_found', message: '' }, other: { profile: 'lenient', stage: 'clean' } }),
    result({ stage: 'clean' }),
  );
  expect(group.metrics.locatedStrict?.value).toBe(0.5);
  expect(group.metrics.locatedLenient?.value).toBe(1);
});

test('knows nothing of our profiles where the one of another tool counts', () => {
  const group = summarise(result({ profile: 'git', stage: 'parsed' }), result({ profile: 'git', stage: 'clean' }));
  expect(group.metrics.located?.value).toBe(0.5);
  expect([group.metrics.locatedStrict, group.metrics.locatedLenient]).toEqual([null, null]);
});

test('says how often each failure came, with the first sample of it', () => {
  const rejected = (line: number) => result({ line, stage: 'parsed', error: { code: 'not_found', message: 'x' } });
  const group = summarise(rejected(7), rejected(9), result({ line: 3, stage: 'correct', score: score([atom('off-site', 'layout')]) }));
  expect(group.failures.map(({ code, samples, example }) => [code, samples, example.line])).toEqual([
    ['not_found', 2, 7],
    ['off-site layout', 1, 3],
  ]);
});

test('groups along axes, sorted', () => {
  const summary = new Summary();
  for (const model of ['b', 'a']) for (const format of ['y', 'x']) summary.add(result({ model, format }));
  expect(summary.groupBy(['model', 'format']).map(({ key }) => `${key.model}${key.format}`)).toEqual(['ax', 'ay', 'bx', 'by']);
});

test('adds up final verdicts, and says what tests said and what is wrong with the suite', () => {
  const summary = new Summary();
  const verified = { labels: [], irrelevant: 0, irrelevantUpper: 0, extra: 0, stopped: 'budget' } as const;
  const grades: readonly (readonly [Partial<Result>, Omit<Grade, 'line'>])[] = [
    [
      { stage: 'valid', score: score([]) },
      { outcome: 'passed', proves: true, flaky: ['b > x', 'a > y'], runs: 2 },
    ],
    [
      { stage: 'valid', score: score([]) },
      { outcome: 'failed', failures: 1, failed: ['a > y'], runs: 1 },
    ],
    [
      { stage: 'valid', score: score([]) },
      { outcome: 'failed', code: 'timed_out', runs: 1 },
    ],
    [
      { task: 'r/u', correctBy: 'exact', score: score([]) },
      { outcome: 'infra', code: 'broken_fixture', runs: 3 },
    ],
    [
      { stage: 'parsed', error: { code: 'not_found', message: 'x' } },
      { outcome: 'not_graded', code: 'not_applied', runs: 0 },
    ],
  ];
  for (const [index, [outcome, grade]] of grades.entries()) summary.add(result(outcome), { line: index + 1, ...grade });
  summary.add(result({ task: 'r/t', stage: 'valid', score: score([]) }), { line: 6, outcome: 'passed', flaky: ['a > y'], runs: 2, verified });
  const [group] = summary.groupBy([]);
  expect(group?.grading).toEqual({
    passed: 2,
    failed: 2,
    infra: 1,
    testRuns: 9,
    verified: 1,
    cutShort: 1,
    codes: { broken_fixture: 1, timed_out: 1 },
    flaky: [
      { task: 'r/t', test: 'a > y', answers: 2 },
      { task: 'r/t', test: 'b > x', answers: 1 },
    ],
    broken: [{ task: 'r/u', answers: 1 }],
  });
  expect(group?.counts).toMatchObject({ samples: 6, infra: 1, responded: 5 });
  expect(group?.metrics.cleanSolve?.value).toBe(1 / 5);
  expect(group?.failures.map(({ code }) => code)).toEqual(['not the accepted change', 'not_found', 'tests failed', 'tests timed_out']);
});

test('says nothing of tests where none were run', () => {
  expect(summarise(result({}))).not.toHaveProperty('grading');
});

test('says how wide the headline intervals are where the samples of a task are alike', () => {
  const ofTask = (task: string, stage: Result['stage']) => [0, 1, 2].map((trial) => result({ task, trial, stage, score: score([]) }));
  const { clustered, metrics } = summarise(...ofTask('a/1', 'clean'), ...ofTask('b/1', 'valid'), ...ofTask('c/1', 'clean'), ...ofTask('c/2', 'valid'));
  expect(clustered.cleanSolve).toMatchObject({ clusteredBy: 'task', clusters: 4 });
  // The variance of two shares of 1 and two of 0 is 1 / 3, a fourth of it that of their mean; that of twelve independent samples is 0.25 / 12.
  expect(clustered.cleanSolve?.designEffect).toBeCloseTo(4, 10);
  expect(clustered.cleanSolve?.low).toBeLessThan(metrics.cleanSolve?.low ?? 0);
  expect(clustered.irrelevantEdit).toBeNull();
});

test('estimates a group once, and anew where a result was added', () => {
  const summary = new Summary();
  summary.add(result({}));
  const before = summary.groupBy(['model']);
  expect(summary.groupBy(['model'])).toBe(before);
  summary.add(result({ trial: 1 }));
  expect(summary.groupBy(['model'])[0]?.counts.samples).toBe(2);
  expect(before[0]?.counts.samples).toBe(1);
});
