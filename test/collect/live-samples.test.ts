import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Ask } from '../../src/collect/ask.ts';
import { type CollectedRun, collectRun } from '../../src/collect/collect-run.ts';
import type { LiveModel } from '../../src/collect/live-model.ts';
import type { Asking } from '../../src/collect/live-samples.ts';
import type { TryOnce } from '../../src/collect/pacing/attempt.ts';
import type { Plan } from '../../src/collect/plan.ts';
import { meter } from '../../src/collect/spending.ts';
import { InfraError, UsageError } from '../../src/errors.ts';
import { judgedRun, makeScene, nameSample, planLive, readSamples } from './live-scene.ts';

const { dir: root, suite } = await makeScene(['tally']);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const live: LiveModel = {
  ...{ name: 'openai:m', model: 'm', api: 'chat', baseUrl: 'http://127.0.0.1:1/v1', keyFrom: 'KEY', parameters: {} },
  price: { input: 1, output: 10 },
};
const planOf = (changes: Partial<LiveModel> = {}): Plan =>
  planLive(suite, { ...live, ...changes }, { tasks: ['tally/r*'], formats: ['whole', 'udiff', 'xml'] });
const total = 12;

/** A thousand tokens sent and ten thousand answered: a tenth of a dollar and a thousandth. */
const cost = 0.101;
const answered: Answer = { response: { text: 'done', toolCalls: [], finish: 'stop' }, calls: [], usage: { input: 1000, output: 10_000 }, latencyMs: 5 };
const failed = (code: string): Answer => ({ response: { text: '', toolCalls: [] }, calls: [], error: { code, message: 'no luck' } });

let dir = '';
let asked = 0;
beforeEach(async () => {
  dir = join(await mkdtemp(join(root, 'run-')), 'run');
  asked = 0;
});

/** Collects one request after the other; `answer` says what the provider makes of each, counted from 1. */
const collect = (
  answer: (number: number) => Answer,
  { plan = planOf(), ...asking }: Partial<Asking> & { plan?: Plan; retryFailed?: boolean } = {},
): Promise<CollectedRun> => {
  const tryOnce: TryOnce = async () => {
    asked += 1;
    return answer(asked);
  };
  const open: Asking['open'] = (model, spending) => {
    const ask = meter(tryOnce, model, spending);
    return (async (request, signal) => {
      signal?.throwIfAborted();
      return ask(request);
    }) satisfies Ask;
  };
  return collectRun(plan, suite, dir, { open, inFlight: 1, ...asking });
};

const codes = (): readonly (string | undefined)[] => readSamples(dir).map(({ error }) => error?.code);

it('records what an answer took and cost', async () => {
  const collected = await collect(() => answered);
  expect(collected).toMatchObject({ kept: 0, made: total, missing: 0, isSpent: false });
  expect(collected.spent).toBeCloseTo(total * cost);
  expect(readSamples(dir)[0]).toEqual({
    ...{ task: 'tally/readme-default-mode', format: 'udiff', model: 'openai:m', prompt: 'default', trial: 0 },
    ...{ usage: { input: 1000, output: 10_000 }, latencyMs: 5, cost, response: 'done', finish: 'stop' },
  });
});

it('asks again for nothing that is there, whatever the order', async () => {
  await collect(() => answered);
  const file = join(dir, 'samples.jsonl');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const kept = lines.filter((_, index) => index % 3 === 0).reverse();
  writeFileSync(file, `${kept.join('\n')}\n${lines[1]?.slice(0, 40)}`);
  asked = 0;
  expect(await collect(() => answered)).toMatchObject({ kept: 4, made: total - 4, missing: 0 });
  expect(asked).toBe(total - 4);
  expect(new Set(readSamples(dir).map(nameSample)).size).toBe(total);
});

describe('a provider that fails', () => {
  it('is recorded for the sample where others are answered after it', async () => {
    await collect((number) => (number === 2 || number === 3 ? failed('server_error') : answered));
    expect(codes().filter((code) => code !== undefined)).toEqual(['server_error', 'server_error']);
  });

  it('ends the run when it does so again and again; what was answered is kept, and the failures are asked for again', async () => {
    const down = collect((number) => (number > 3 ? failed('dropped') : answered));
    await expect(down).rejects.toThrow(InfraError);
    await expect(down).rejects.toThrow('openai:m at http://127.0.0.1:1/v1 is down: 5 samples in a row came to nothing, the last one with dropped: no luck');
    expect(codes()).toEqual([undefined, undefined, undefined]);
    expect(await collect(() => answered)).toMatchObject({ kept: 3, made: total - 3 });
  });

  it('ends the run when it answers nothing at all, however short that is', async () => {
    const plan = { ...planOf(), formats: planOf().formats.slice(0, 1), tasks: planOf().tasks.slice(0, 2) };
    await expect(collect(() => failed('timed_out'), { plan })).rejects.toThrow(InfraError);
    expect(codes()).toEqual([]);
  });

  it.each(['unauthorized', 'no_such_model', 'out_of_quota'])('ends the run at once where it is %s', async (code) => {
    await expect(collect((number) => (number === 2 ? failed(code) : answered))).rejects.toThrow(`cannot be asked (${code})`);
    expect(asked).toBe(2);
  });

  it('is not down where it refuses requests for what is in them', async () => {
    await collect((number) => failed(number % 2 === 0 ? 'refused' : 'too_long'));
    expect(codes()).toHaveLength(total);
  });

  it('is not down where it calls requests bad; they are recorded once another one is answered', async () => {
    expect(await collect((number) => (number <= 7 ? failed('bad_request') : answered))).toMatchObject({ made: total, missing: 0 });
    expect(codes().filter((code) => code === 'bad_request')).toHaveLength(7);
  });

  it('has answered where an earlier process was: bad requests that are left end complete', async () => {
    await collect((number) => (number === 1 ? answered : failed('bad_request')), { plan: planOf() });
    const file = join(dir, 'samples.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[0]}\n`);
    expect(await collect(() => failed('bad_request'))).toMatchObject({ kept: 1, made: total - 1, missing: 0 });
  });

  it('cannot be asked where it calls each request bad', async () => {
    await expect(collect(() => failed('bad_request'))).rejects.toThrow(
      `answers nothing: ${total} samples in a row came to nothing, the last one with bad_request`,
    );
    expect(codes()).toEqual([]);
  });

  it('is asked again on request, but for what is about the request', async () => {
    await collect((number) => ({ 2: failed('server_error'), 4: failed('refused'), 6: failed('bad_request') })[number] ?? answered);
    writeFileSync(join(dir, 'results.jsonl'), '');
    writeFileSync(join(dir, 'run.json'), JSON.stringify(judgedRun('samples.jsonl')));
    asked = 0;
    expect(await collect(() => answered)).toMatchObject({ made: 0 });
    expect(existsSync(join(dir, 'run.json'))).toBe(true);
    expect(await collect(() => answered, { retryFailed: true })).toMatchObject({ kept: total - 2, made: 2 });
    expect(codes().filter((code) => code !== undefined)).toEqual(['refused']);
    expect(['run.json', 'results.jsonl', 'samples.jsonl.new'].filter((name) => existsSync(join(dir, name)))).toEqual([]);
  });
});

describe('a cost that is kept to', () => {
  it('ends the run before the next request, and a higher one goes on', async () => {
    const first = await collect(() => answered, { maxCost: 0.35 });
    expect(first).toMatchObject({ made: 4, missing: total - 4, isSpent: true });
    expect(await collect(() => answered, { maxCost: 0.35 })).toMatchObject({ made: 0, isSpent: true });
    expect(await collect(() => answered, { maxCost: 5 })).toMatchObject({ kept: 4, made: total - 4, isSpent: false });
    expect(asked).toBe(total);
  });

  it('counts failures whose tokens are known', async () => {
    const spoilt = { ...failed('refused'), usage: { input: 1000, output: 10_000 } };
    expect(await collect(() => spoilt, { maxCost: 0.15 })).toMatchObject({ made: 2, isSpent: true });
  });

  it('ends the run where a provider does not say how many tokens it took', async () => {
    const { usage: _, ...unknown } = answered;
    await expect(collect(() => unknown, { maxCost: 5 })).rejects.toThrow('did not say how many tokens');
    expect(codes()).toEqual([undefined]);
    await expect(collect(() => answered, { maxCost: 5 })).rejects.toThrow(/of 1 answers that are there already it is not known/);
  });

  const rejected: Answer = { ...answered, response: { text: 'no edit', toolCalls: [] } };
  const twice = { ...planOf(), conduct: { ...planOf().conduct, tries: 2 } };

  it('counts the answers of a conversation that was broken off, whatever ended it', async () => {
    const stop = new AbortController();
    const first = await collect(
      () => {
        stop.abort();
        return rejected;
      },
      { plan: twice, signal: stop.signal },
    );
    expect(first).toMatchObject({ made: 0 });
    expect(await collect(() => rejected, { plan: twice, maxCost: 0.25 })).toMatchObject({ made: 1, isSpent: true });
    expect(asked).toBe(3);
    expect(await collect(() => rejected, { plan: twice, maxCost: 0.35 })).toMatchObject({ made: 0, isSpent: true });
    expect(await collect(() => rejected, { plan: twice, maxCost: 0.35 })).toMatchObject({ made: 0, isSpent: true });
    expect(asked).toBe(4);
  });

  it('counts failures that were paid for and are not recorded, or no longer', async () => {
    const spoilt = { ...failed('server_error'), usage: { input: 1000, output: 10_000 } };
    await expect(collect((number) => (number === 1 ? answered : spoilt))).rejects.toThrow('is down');
    expect(codes()).toEqual([undefined]);
    expect(await collect(() => answered, { maxCost: 0.65 })).toMatchObject({ made: 1, isSpent: true });
    await collect((number) => (number === 8 ? spoilt : answered), { maxCost: 0.85 });
    expect(codes().filter((code) => code !== undefined)).toEqual(['server_error']);
    expect(await collect(() => answered, { maxCost: 0.85, retryFailed: true })).toMatchObject({ made: 0, isSpent: true });
  });

  it('counts earlier answers by today’s price where they have none', async () => {
    const { price: _, ...free } = live;
    const unpriced = { ...planOf(), live: [free] };
    await expect(collect((number) => (number > 4 ? failed('dropped') : answered), { plan: unpriced })).rejects.toThrow(InfraError);
    expect(readSamples(dir)[0]).not.toHaveProperty('cost');
    expect(await collect(() => answered, { maxCost: 0.4 })).toMatchObject({ kept: 4, made: 0, isSpent: true });
  });
});

it.each<[string, Partial<LiveModel>]>([
  ['API', { api: 'responses' }],
  ['address', { baseUrl: 'http://127.0.0.1:2/v1' }],
  ['parameter', { parameters: { temperature: 1 } }],
  ['model at the provider', { model: 'n' }],
])('refuses to go on with another %s', async (_, changes) => {
  await collect(() => answered);
  await expect(collect(() => answered, { plan: planOf(changes) })).rejects.toThrow(/models differ/);
  await expect(collect(() => answered, { plan: planOf(changes) })).rejects.toThrow(UsageError);
});

it('goes on with another price and another variable for the key', async () => {
  await collect(() => answered);
  expect(await collect(() => answered, { plan: planOf({ keyFrom: 'OTHER', price: { input: 2, output: 2 } }) })).toMatchObject({ kept: total });
});

it('asks for nothing more once it is told to stop', async () => {
  const stop = new AbortController();
  const stopped = await collect(
    (number) => {
      if (number === 3) stop.abort();
      return answered;
    },
    { signal: stop.signal },
  );
  expect(stopped).toMatchObject({ made: 3, missing: total - 3 });
});
