import { expect, test } from 'vitest';
import { estimateProportion } from '../../src/stats/intervals.ts';
import { Summary } from '../../src/stats/summary.ts';
import type { Result } from '../../src/verdict.ts';

const result = (stage: Result['stage'], codes: readonly string[] | undefined, more: Partial<Result> = {}): Result => ({
  task: 'r/t',
  format: 'whole',
  model: 'm',
  prompt: 'p',
  trial: 0,
  profile: 'strict',
  stage,
  ...(codes && { attempts: codes.map((code) => ({ code, ...(code === 'tool_failed' && { injected: true as const }) })) }),
  ...more,
});

const summarise = (...results: Result[]) => {
  const summary = new Summary();
  for (const one of results) summary.add(one);
  return summary.groupBy([])[0];
};

test('is absent where no edit goes back to the model', () => {
  expect(summarise(result('clean', undefined), result('parsed', undefined))).not.toHaveProperty('secondTries');
});

test('tells first tries from all tries, and what was recovered of those that went back', () => {
  const tries = summarise(
    result('clean', []),
    result('valid', []),
    result('clean', ['not_found']),
    result('applied', ['ambiguous', 'not_found']),
    result('responded', ['not_found', 'bad_json']),
  )?.secondTries;
  expect(tries).toMatchObject({
    samples: 5,
    answers: 10,
    firstTry: estimateProportion(2 / 5, 5),
    afterTries: estimateProportion(4 / 5, 5),
    cleanFirst: estimateProportion(1 / 5, 5),
    clean: estimateProportion(2 / 5, 5),
    recovered: estimateProportion(2 / 3, 3),
  });
});

test('counts a recovery under the format and the code of the first rejection, the commonest first', () => {
  const tries = summarise(
    result('clean', ['ambiguous']),
    result('clean', ['not_found', 'ambiguous']),
    result('parsed', ['not_found']),
    result('parsed', ['bad_json'], { format: 'hashline' }),
  )?.secondTries;
  expect(tries?.byCode).toEqual([
    { format: 'hashline', code: 'bad_json', recovered: estimateProportion(0, 1) },
    { format: 'whole', code: 'not_found', recovered: estimateProportion(0.5, 2) },
    { format: 'whole', code: 'ambiguous', recovered: estimateProportion(1, 1) },
  ]);
});

test('a tool that was made to fail says nothing against the first edit', () => {
  const tries = summarise(result('clean', ['tool_failed']), result('responded', ['tool_failed']))?.secondTries;
  expect(tries).toMatchObject({
    firstTry: estimateProportion(1, 2),
    afterTries: estimateProportion(0.5, 2),
    cleanFirst: estimateProportion(0, 2),
    byCode: [{ format: 'whole', code: 'tool_failed', injected: true, recovered: estimateProportion(0.5, 2) }],
  });
});

test('takes means over tasks, whatever the number of their trials', () => {
  const tries = summarise(
    result('clean', ['x']),
    result('parsed', ['x'], { task: 'r/u' }),
    result('parsed', ['x'], { task: 'r/u' }),
    result('clean', []),
  )?.secondTries;
  expect(tries?.recovered).toEqual(estimateProportion(0.5, 3));
  expect(tries?.byCode[0]?.recovered).toEqual(estimateProportion(0.5, 3));
  expect(tries?.firstTry).toEqual(estimateProportion(0.25, 4));
});

test('leaves out what is in no denominator', () => {
  const group = summarise(result('infra', ['not_found']), result('clean', ['not_found'], { inexpressible: ['rename'] }), result('clean', []));
  expect(group?.secondTries).toMatchObject({ samples: 1, recovered: null, byCode: [] });
});

test('counts injected failures, and the samples that came to nothing', () => {
  const provider = { kind: 'provider', name: 'dropped' } as const;
  const tool = { kind: 'tool', name: 'tool_failed' } as const;
  const group = summarise(
    result('clean', [], { injected: [provider, provider] }),
    result('infra', [], { injected: [provider], error: { code: 'dropped', message: '' } }),
    result('clean', ['tool_failed'], { injected: [tool], task: 'r/u' }),
    result('clean', [], { injected: [{ kind: 'form', name: 'prose' }] }),
  );
  expect(group?.injectedFailures).toEqual({ provider: 3, tool: 1, samples: 3, lost: 1 });
  expect(summarise(result('clean', []))).not.toHaveProperty('injectedFailures');
});
