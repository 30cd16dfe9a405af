import { expect, test } from 'vitest';
import { saySpending } from '../../src/report/spending.ts';
import { sayUnanswered } from '../../src/report/unanswered.ts';
import { Summary } from '../../src/stats/summary.ts';
import type { Result } from '../../src/verdict.ts';

const result = (changes: Partial<Result>): Result => ({
  ...{ task: 'r/t', format: 'whole', model: 'm', prompt: 'p', trial: 0, profile: 'strict', stage: 'clean' },
  ...changes,
});

const groupOf = (...results: Result[]) => {
  const summary = new Summary();
  for (const one of results) summary.add(one);
  return summary.groupBy([])[0];
};
const spendingOf = (...results: Result[]) => groupOf(...results)?.spending;

test('is absent where nothing is known', () => {
  expect(spendingOf(result({}), result({ model: 'n' }))).toBeUndefined();
});

test('adds up what is known over models, and counts the samples of which it is not', () => {
  const spending = spendingOf(
    result({ cost: 0.25, usage: { input: 1000, output: 100 }, latencyMs: 2000 }),
    result({ cost: 0.5, usage: { input: 500, output: 50 }, latencyMs: 4000, model: 'n' }),
    result({ usage: { input: 7 }, trial: 1 }),
    result({ stage: 'infra', error: { code: 'server_error', message: 'boom' } }),
  );
  expect(spending).toEqual({
    cost: { total: 0.75, known: 2, unknown: 2 },
    inputTokens: { total: 1507, known: 3, unknown: 1 },
    outputTokens: { total: 150, known: 2, unknown: 2 },
    latencyMs: { total: 6000, known: 2, unknown: 2 },
  });
  expect(saySpending(spending)).toEqual([
    'What it took: cost $0.750 (unknown for 2 samples); tokens sent 1,507 (unknown for 1 sample); tokens answered 150 (unknown for 2 samples); mean time to an answer 3.0 s (unknown for 2 samples)',
  ]);
});

test('never says that something unknown is nothing', () => {
  expect(saySpending(spendingOf(result({ usage: { input: 10, output: 2 } })))).toEqual([
    'What it took: cost unknown; tokens sent 10; tokens answered 2; mean time to an answer unknown',
  ]);
});

test('says why samples have no answer, the commonest reason first', () => {
  const without = (code: string, model = 'm') => result({ stage: 'infra', error: { code, message: 'boom' }, model });
  const group = groupOf(result({}), without('server_error'), without('empty_response', 'n'), without('empty_response'), without('__proto__'));
  expect(group?.unanswered).toEqual([
    { code: 'empty_response', samples: 2 },
    { code: '__proto__', samples: 1 },
    { code: 'server_error', samples: 1 },
  ]);
  expect(sayUnanswered(group?.unanswered)).toEqual(['Without an answer, and outside every share: 4 samples (2 empty_response, 1 __proto__, 1 server_error)']);
  expect([groupOf(result({}))?.unanswered, sayUnanswered(undefined)]).toEqual([undefined, []]);
});
