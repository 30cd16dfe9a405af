import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { digestAtoms } from '../../src/score/digest-atoms.ts';
import { mergeGrade } from '../../src/stats/merge-grade.ts';
import type { Atom, Grade, Result, Score } from '../../src/verdict.ts';

const score = (irrelevant: number): Score => ({
  exact: false,
  equivalent: false,
  reference: 0,
  irrelevant,
  irrelevantUpper: irrelevant,
  wanted: 4,
  done: 4,
  changed: 8,
  extra: 0,
  precision: 1,
  recall: 1,
  newSyntaxErrors: 0,
  atoms: [],
});

const valid = { stage: 'valid', score: score(0) } as const;
const exact = { stage: 'clean', correctBy: 'exact', score: score(0) } as const;
const busy = { stage: 'correct', correctBy: 'equivalent', score: score(1) } as const;
const result = (outcome: Partial<Result>): Result => ({
  task: 'r/t',
  format: 'whole',
  model: 'm',
  prompt: 'p',
  trial: 0,
  profile: 'strict',
  ...valid,
  ...outcome,
});
const grade = (outcome: Partial<Grade>): Grade => ({ line: 1, outcome: 'passed', runs: 1, ...outcome });

test.each([
  ['another solution that passes', valid, { proves: true }, ['clean', 'tests']],
  ['another solution that passes, with something irrelevant', { ...valid, score: score(2) }, { proves: true }, ['correct', 'tests']],
  ['another solution that breaks nothing', valid, {}, ['valid', undefined]],
  ['another solution that fails', valid, { outcome: 'failed', proves: true }, ['valid', undefined]],
  ['the accepted solution that passes', exact, { proves: true }, ['clean', 'exact']],
  ['the accepted solution that breaks nothing', exact, {}, ['clean', 'exact']],
  ['an equivalent that passes', busy, { proves: true }, ['correct', 'equivalent']],
  ['an equivalent that fails', busy, { outcome: 'failed', proves: true }, ['valid', undefined]],
  ['an equivalent that breaks something', busy, { outcome: 'failed' }, ['valid', undefined]],
  ['the accepted solution where the fixture is broken', exact, { outcome: 'infra', code: 'broken_fixture' }, ['infra', 'exact']],
  ['what was not graded', exact, { outcome: 'not_graded', code: 'untested', runs: 0 }, ['clean', 'exact']],
] as const)('%s ends at the stage that its tests leave', (_, outcome, graded, [stage, correctBy]) => {
  const before = result(outcome);
  const final = mergeGrade(before, grade(graded));
  expect([final.stage, final.correctBy]).toEqual([stage, correctBy]);
  expect(final.score).toEqual(before.score);
  expect(final.error?.code).toBe(stage === 'infra' ? 'broken_fixture' : undefined);
});

test('a result without a grade stands as it is', () => {
  const before = result(busy);
  expect(mergeGrade(before, undefined)).toBe(before);
});

test('a grade is not merged with the result of another edit', () => {
  const atom = { path: 'a.ts', from: 0, to: 1, newFrom: 0, newTo: 1, class: 'semantic', label: 'off-site', leaves: 2 } as const;
  const before = result({ score: { ...score(1), atoms: [atom] } });
  const other = { ...atom, newTo: 2 };
  expect(mergeGrade(before, grade({ edit: digestAtoms([{ ...atom, label: 'wanted' }]), proves: true })).stage).toBe('correct');
  expect(() => mergeGrade(before, grade({ edit: digestAtoms([other]), proves: true }))).toThrow(UsageError);
});

test('what was tried out takes the place of static labels and bounds', () => {
  const atom = (label: Atom['label']): Atom => ({ path: 'a.ts', from: 0, to: 1, newFrom: 0, newTo: 1, class: 'semantic', label, leaves: 2 });
  const before = result({ score: { ...score(2), atoms: [atom('wanted'), atom('off-site'), atom('uncertain'), atom('off-site')] } });
  const verified = { labels: [null, 'required', 'removable', 'unverifiable'], irrelevant: 1, irrelevantUpper: 2, extra: 2 } as const;
  const final = mergeGrade(before, grade({ proves: true, verified }));
  expect([final.stage, final.correctBy]).toEqual(['correct', 'tests']);
  expect(final.score).toMatchObject({ irrelevant: 1, irrelevantUpper: 2, extra: 2, precision: 0.75 });
  expect(final.score?.atoms.map(({ label }) => label)).toEqual(['wanted', 'required', 'removable', 'unverifiable']);
  const none = { labels: [null, 'required', 'required', 'required'], irrelevant: 0, irrelevantUpper: 0, extra: 0 } as const;
  expect(mergeGrade(before, grade({ proves: true, verified: none })).stage).toBe('clean');
});

test('a part that was labelled by itself is an atom of its own, and its leaves are no longer those of its atom', () => {
  const atom: Atom = { path: 'a.ts', from: 3, to: 5, newFrom: 3, newTo: 40, class: 'file', label: 'on-site', leaves: 9 };
  const before = result({ score: { ...score(0), atoms: [atom] } });
  const part = { atom: 0, from: 10, to: 20, leaves: 4, label: 'removable' } as const;
  const verified = { labels: ['required'], parts: [part], irrelevant: 1, irrelevantUpper: 1, extra: 4 } as const;
  const final = mergeGrade(before, grade({ proves: true, verified }));
  expect(final.stage).toBe('correct');
  expect(final.score?.atoms).toEqual([
    { ...atom, label: 'required', leaves: 5 },
    { path: 'a.ts', from: 5, to: 5, newFrom: 10, newTo: 20, class: 'semantic', label: 'removable', leaves: 4 },
  ]);
});
