import { expect, test } from 'vitest';
import { type Choice, FrontierTally, takeQuantile } from '../../src/stats/frontier.ts';
import type { Grade, Result } from '../../src/verdict.ts';

const answer = (more: Partial<Result>): Result => ({
  ...{ task: 'r/t', format: 'f', model: 'm', prompt: 'p', trial: 0, profile: 'strict', stage: 'clean' },
  ...more,
});

/** Ten answers to ten tasks in ten repos, so many of them clean. */
const tenOf = (model: string, clean: number, cost?: number, latencyMs?: number): Result[] =>
  Array.from({ length: 10 }, (_, number) =>
    answer({
      model,
      task: `r${number}/t`,
      stage: number < clean ? 'clean' : 'valid',
      ...(cost !== undefined && { cost }),
      ...(latencyMs !== undefined && { latencyMs }),
    }),
  );

const find = (results: readonly Result[], margin = 0.02, grade?: Grade) => {
  const tally = new FrontierTally();
  for (const result of results) tally.add(result, grade);
  return tally.find(margin);
};
const names = (choices: readonly Choice[]): string[] => choices.map(({ model }) => model);
const models = [
  ...tenOf('best', 10, 4, 900),
  ...tenOf('near', 9, 2, 800),
  ...tenOf('dear', 8, 3, 100),
  ...tenOf('cheap', 3, 1, 500),
  ...tenOf('local', 9, undefined, 50),
];

test('puts the best first, and marks what nothing beats', () => {
  const { choices } = find(models);
  expect(names(choices)).toEqual(['best', 'near', 'local', 'dear', 'cheap']);
  expect(names(choices.filter(({ onCost }) => onCost))).toEqual(['best', 'near', 'cheap']);
  expect(names(choices.filter(({ onLatency }) => onLatency))).toEqual(['best', 'local']);
});

test.each([
  [0.02, 'best', 'best'],
  [0.1, 'near', 'best'],
  [0.7, 'cheap', 'near'],
  [1, 'cheap', 'cheap'],
])('within %f of the best, the cheapest is %s and surely %s', (margin, cheapest, surest) => {
  const found = find(models, margin);
  expect([found.cheapest?.model, found.surest?.model]).toEqual([cheapest, surest]);
});

test('keeps both of two equals, and takes the cheaper of two that are as good for the best', () => {
  const equals = find([...tenOf('one', 5, 1, 1), ...tenOf('two', 5, 1, 1)]);
  expect(names(equals.choices.filter(({ onCost, onLatency }) => onCost && onLatency))).toEqual(['one', 'two']);
  const asGood = find([...tenOf('dear', 5, 2), ...tenOf('cheap', 5, 1)]);
  expect(names(asGood.choices)).toEqual(['cheap', 'dear']);
  expect(asGood.choices[1]?.onCost).toBe(false);
});

test('never takes a cost that is not known of each answer for a low one', () => {
  const [first, ...others] = tenOf('some', 10, 1);
  const { cost: _, ...unpriced } = first ?? answer({});
  const { choices, cheapest, surest } = find([...others, unpriced]);
  expect(choices).toMatchObject([{ cost: null, onCost: false }]);
  expect([cheapest, surest]).toEqual([null, null]);
  expect(find([...tenOf('free', 10, 0), ...tenOf('some', 10, 1)]).cheapest).toMatchObject({ model: 'free', cost: 0 });
});

test('compares with the best on the tasks that both answered', () => {
  const { choices } = find([...tenOf('best', 10, 2).slice(0, 8), ...tenOf('other', 7, 1).slice(4)]);
  expect(choices).toMatchObject([{ model: 'best' }, { model: 'other', difference: { value: -1 / 4, shared: 4 } }]);
});

test('takes what answered few tasks neither for the best nor for cheap', () => {
  const { choices, cheapest, surest } = find([...tenOf('most', 8, 2, 2), ...tenOf('few', 4, 1, 1).slice(0, 4)], 1);
  expect(choices).toMatchObject([
    { model: 'most', isSparse: false, onCost: true, onLatency: true },
    { model: 'few', isSparse: true, onCost: false, onLatency: false, difference: { value: 0, shared: 4 } },
  ]);
  expect([cheapest?.model, surest?.model]).toEqual(['most', 'most']);
});

test('counts each task once, and of answers only those that count', () => {
  const { choices } = find([
    answer({ task: 'r/a', trial: 0, cost: 1, latencyMs: 10 }),
    answer({ task: 'r/a', trial: 1, stage: 'valid', cost: 2, latencyMs: 20 }),
    answer({ task: 'r/b', cost: 3, latencyMs: 30 }),
    answer({ task: 'r/c', stage: 'infra' }),
    answer({ task: 'r/d', stage: 'valid', inexpressible: ['rename'], cost: 6, latencyMs: 40 }),
    answer({ task: 'r/a', model: 'oracle' }),
  ]);
  expect(choices).toMatchObject([{ model: 'm', answers: 4, tasks: 2, quality: { value: 3 / 4, n: 3 }, cost: 3, latency: { p50: 20, p90: 40 } }]);
});

test('counts what tests say', () => {
  expect(find([answer({})], 0, { line: 1, outcome: 'failed', runs: 1 }).choices[0]?.quality.value).toBe(0);
  expect(find([answer({})], 0, { line: 1, outcome: 'infra', runs: 1 }).choices).toEqual([]);
});

// R: quantile(c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), c(0.5, 0.9, 0.95), type = 1) is 5, 9, 10.
test.each([
  [0.5, 5],
  [0.9, 9],
  [0.95, 10],
  [0, 1],
  [1, 10],
])('the quantile at %f', (share, expected) => expect(takeQuantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share)).toBe(expected));

test('there is no quantile of nothing', () => expect(takeQuantile([], 0.5)).toBeUndefined());
