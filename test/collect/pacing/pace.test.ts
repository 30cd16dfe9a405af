import { describe, expect, it } from 'vitest';
import type { Answer, ModelRequest } from '../../../src/collect/ask.ts';
import type { Attempt, TryOnce } from '../../../src/collect/pacing/attempt.ts';
import { pace } from '../../../src/collect/pacing/pace.ts';
import { createRandom } from '../../../src/random.ts';
import { answered, failed, type Provider, simulateProvider } from './simulated-provider.ts';
import { VirtualClock } from './virtual-clock.ts';

const request: ModelRequest = { model: 'm', api: 'chat', messages: [], tools: [], parameters: {}, trial: 0 };

const askMany = async (clock: VirtualClock, tryOnce: TryOnce, count: number, atOnce = 256): Promise<Answer[]> => {
  const random = createRandom('jitter');
  const ask = pace(tryOnce, { atOnce, attempts: 8, clock, random: () => random.unit() });
  return clock.turn(Promise.all(Array.from({ length: count }, () => ask(request))));
};

describe('uses what a provider grants, and seldom asks for more', () => {
  it.each<[string, Provider, number, number]>([
    ['that only refuses', { perSecond: 50, burst: 50, latencyMs: 100 }, 0.9, 0.02],
    ['that says how long to wait', { perSecond: 50, burst: 50, latencyMs: 100, retryAfter: true }, 0.9, 0.02],
    ['that says what is left', { perSecond: 50, burst: 50, latencyMs: 100, headers: true }, 0.9, 0],
    ['that takes long to answer', { perSecond: 20, burst: 20, latencyMs: 2000 }, 0.8, 0.02],
    ['that grants small bursts', { perSecond: 50, burst: 5, latencyMs: 200 }, 0.8, 0.02],
    ['that is slow', { perSecond: 1, burst: 5, latencyMs: 3000 }, 0.8, 0.1],
  ])('of one %s', async (_, provider, share, refused) => {
    const clock = new VirtualClock();
    const { tryOnce, tally } = simulateProvider(clock, provider);
    const count = Math.max(60, (provider.latencyMs < 1000 ? 20 : 60) * provider.perSecond);
    const answers = await askMany(clock, tryOnce, count);
    expect(answers.every(({ error }) => error === undefined)).toBe(true);
    const grantable = provider.burst + (provider.perSecond * (tally.lastGrantedAt - tally.firstGrantedAt)) / 1000;
    expect(tally.granted / grantable).toBeGreaterThan(share);
    expect(tally.refused / count).toBeLessThanOrEqual(refused);
  });

  it('of one that works on so many at once', async () => {
    const clock = new VirtualClock();
    const { tryOnce, tally } = simulateProvider(clock, { perSecond: 1e6, burst: 1e6, latencyMs: 1000, atOnce: 20 });
    await askMany(clock, tryOnce, 1200);
    expect((1200 * 1.5) / 20 / ((tally.lastGrantedAt - tally.firstGrantedAt) / 1000)).toBeGreaterThan(0.8);
    expect(tally.refused).toBeLessThan(24);
  });
});

/** The most requests on their way at once, of a provider that takes so many milliseconds for an answer while so many are. */
const countAtOnce = async (latencyOf: (inWork: number) => number, requests: number, atOnce?: number): Promise<number> => {
  const clock = new VirtualClock();
  let [inWork, most] = [0, 0];
  const answer = async (): Promise<Attempt> => {
    inWork += 1;
    most = Math.max(most, inWork);
    const latencyMs = latencyOf(inWork);
    await clock.sleep(latencyMs);
    inWork -= 1;
    return { ...answered, latencyMs };
  };
  await askMany(clock, answer, requests, atOnce);
  return most;
};

it('asks for no more at once while answers take ever longer', async () => {
  const most = await countAtOnce((inWork) => 100 * Math.max(1, inWork / 20), 3000);
  expect(most).toBeGreaterThan(20);
  expect(most).toBeLessThan(120);
});

it.each([0.5, 1.8])('asks for no more at once by chance, where latencies differ by up to e to the power of ±%d', async (spread) => {
  for (const seed of ['a', 'b', 'c', 'd', 'e']) {
    const random = createRandom(seed);
    const most = await countAtOnce((inWork) => 1000 * Math.max(1, inWork / 50) * Math.exp(spread * (2 * random.unit() - 1)), 6000, 2000);
    expect(most, seed).toBeGreaterThan(50);
    expect(most, seed).toBeLessThan(230);
  }
});

it.each([
  ['as many as may be were on their way', 2000],
  ['few were', 20],
])('asks for more at once again where later tasks just take longer, when %s', async (_, early) => {
  const clock = new VirtualClock();
  let [sent, inWork, mostLater] = [0, 0, 0];
  await askMany(
    clock,
    async () => {
      sent += 1;
      inWork += 1;
      const latencyMs = sent <= early ? 100 : 500;
      if (sent > early + 2000) mostLater = Math.max(mostLater, inWork);
      await clock.sleep(latencyMs);
      inWork -= 1;
      return { ...answered, latencyMs };
    },
    early + 4000,
  );
  expect(mostLater).toBeGreaterThan(150);
});

it.each<[string, Attempt['limits'], number]>([
  ['no request is left', { requests: { remaining: 0, resetMs: 10_000 } }, 10_000],
  ['not enough tokens are left', { tokens: { remaining: 99, resetMs: 10_000 } }, 10_000],
  ['not enough tokens are left, but they come back', { tokens: { remaining: 50, resetMs: 10_000, limit: 1050 } }, 500],
  ['none is left for hours: no longer than ten minutes', { requests: { remaining: 0, resetMs: 7_200_000 } }, 600_000],
  ['more is missing than ever comes back', { tokens: { remaining: 0, resetMs: 60_000, limit: 1 } }, 600_000],
  ['a time is beyond all timers', { requests: { remaining: 0, resetMs: 1.8e15 } }, 600_000],
  ['enough of both is left', { requests: { remaining: 1, resetMs: 10_000 }, tokens: { remaining: 100, resetMs: 10_000 } }, 1],
])('waits where %s', async (_, limits, waitMs) => {
  const clock = new VirtualClock();
  const usage = { input: 90, output: 10 };
  const { tryOnce, askedAt } = failFirst(clock, [{ ...answered, usage, ...(limits && { limits }) }]);
  const ask = pace(tryOnce, { atOnce: 1, attempts: 1, clock });
  await clock.turn(ask(request));
  await clock.turn(ask(request));
  expect(Math.abs((askedAt[1] ?? 0) - waitMs)).toBeLessThanOrEqual(50);
});

/** Answers with one failure after the other, then well; says when it was asked. */
const failFirst = (clock: VirtualClock, failures: readonly Attempt[]): { readonly tryOnce: TryOnce; readonly askedAt: number[] } => {
  const askedAt: number[] = [];
  const rest = [...failures];
  return {
    askedAt,
    tryOnce: async () => {
      askedAt.push(clock.now());
      await clock.sleep(1);
      return rest.shift() ?? answered;
    },
  };
};

describe('asks again', () => {
  it.each(['rate_limited', 'server_error', 'timed_out', 'dropped', 'bad_reply'])('after %s, later each time, and at last gives up', async (code) => {
    const clock = new VirtualClock();
    const { tryOnce, askedAt } = failFirst(
      clock,
      Array.from({ length: 20 }, () => failed(code)),
    );
    const answer = await clock.turn(pace(tryOnce, { atOnce: 4, attempts: 6, clock, random: () => 0.999 })(request));
    expect(answer).toEqual(failed(code));
    const waits = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
    expect(waits).toHaveLength(5);
    expect(waits.every((wait, index) => index === 0 || wait > 1.8 * (waits[index - 1] ?? 0))).toBe(true);
  });

  it('at any time up to the bound, drawn by chance', async () => {
    const clock = new VirtualClock();
    const { tryOnce, askedAt } = failFirst(clock, [failed('server_error')]);
    await clock.turn(pace(tryOnce, { atOnce: 4, attempts: 2, clock, random: () => 0 })(request));
    expect(askedAt).toEqual([0, expect.closeTo(50, -1)]);
  });

  it.each(['refused', 'too_long', 'bad_request', 'unauthorized', 'no_such_model', 'out_of_quota'])('never after %s', async (code) => {
    const clock = new VirtualClock();
    const { tryOnce, askedAt } = failFirst(clock, [failed(code)]);
    expect(await clock.turn(pace(tryOnce, { atOnce: 4, attempts: 6, clock, random: () => 0.5 })(request))).toEqual(failed(code));
    expect(askedAt).toHaveLength(1);
  });

  it.each(['rate_limited', 'server_error'])('not before a provider wants it, nor anybody else, after %s', async (code) => {
    const clock = new VirtualClock();
    const { tryOnce, askedAt } = failFirst(clock, [{ ...failed(code), limits: { retryAfterMs: 30_000 } }]);
    const ask = pace(tryOnce, { atOnce: 1, attempts: 2, clock, random: () => 0 });
    await clock.turn(Promise.all([ask(request), ask(request)]));
    expect(askedAt.slice(1).every((at) => at >= 30_000)).toBe(true);
    expect(askedAt).toHaveLength(3);
  });

  it('not where a provider wants a wait of an hour', async () => {
    const clock = new VirtualClock();
    const { tryOnce, askedAt } = failFirst(clock, [{ ...failed('rate_limited'), limits: { retryAfterMs: 3_600_000 } }]);
    const ask = pace(tryOnce, { atOnce: 1, attempts: 8, clock, random: () => 0 });
    expect((await clock.turn(ask(request))).error?.code).toBe('rate_limited');
    await clock.turn(ask(request));
    expect(clock.now()).toBeLessThan(60_000);
    expect(askedAt).toHaveLength(2);
  });

  it('gives no more than the answer', async () => {
    const clock = new VirtualClock();
    const { tryOnce } = failFirst(clock, [{ ...answered, limits: { retryAfterMs: 1 } }]);
    expect(await clock.turn(pace(tryOnce, { atOnce: 1, attempts: 1, clock })(request))).toEqual(answered);
  });
});

describe('when it is told to stop', () => {
  const reason = new Error('stop');

  it('waits for what is on its way, and sends nothing more', async () => {
    const clock = new VirtualClock();
    const stop = new AbortController();
    const { tryOnce, askedAt } = failFirst(clock, []);
    const ask = pace(tryOnce, { atOnce: 1, attempts: 3, clock });
    const first = ask(request, stop.signal);
    const second = ask(request, stop.signal);
    stop.abort(reason);
    await expect(clock.turn(second)).rejects.toBe(reason);
    expect(await clock.turn(first)).toEqual(answered);
    await expect(ask(request, stop.signal)).rejects.toBe(reason);
    expect(askedAt).toHaveLength(1);
  });

  it('does not ask again, at once', async () => {
    const clock = new VirtualClock();
    const stop = new AbortController();
    const { tryOnce, askedAt } = failFirst(clock, [failed('server_error')]);
    const answer = pace(tryOnce, { atOnce: 1, attempts: 3, clock, random: () => 0.9 })(request, stop.signal);
    const stopLater = clock.sleep(10).then(() => stop.abort(reason));
    await expect(clock.turn(Promise.all([answer, stopLater]))).rejects.toBe(reason);
    expect([clock.now(), askedAt.length]).toEqual([10, 1]);
  });
});

it('goes on after a bug in what asks', async () => {
  const clock = new VirtualClock();
  const bug = new TypeError('bug');
  let asked = 0;
  const ask = pace(
    async () => {
      asked += 1;
      if (asked === 1) throw bug;
      return answered;
    },
    { atOnce: 1, attempts: 3, clock },
  );
  const both = [ask(request), ask(request)];
  await expect(both[0]).rejects.toBe(bug);
  expect(await clock.turn(Promise.resolve(both[1]))).toEqual(answered);
});
