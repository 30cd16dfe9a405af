import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { countSamples } from '../../src/collect/plan.ts';
import { type ApiServer, type Misbehaviour, type ServerOptions, startApiServer } from './api-server.ts';
import { answerPrompts, countPrompts, makeScene, nameSample, planLive, readAll, readSamples, type Started, startCommand } from './live-scene.ts';

const key = 'sk-test-9876543210-secret';
const { dir, suite } = await makeScene(['tally', 'strata']);
const server: ApiServer = await startApiServer({ answer: () => ({ text: '', toolCalls: [] }) });
const live: LiveModel = { name: 'openai:m', model: 'm', api: 'chat', baseUrl: server.url, keyFrom: 'OPENAI_API_KEY', parameters: {} };
const everything = planLive(suite, live);
const answers = answerPrompts(everything);
const wellBehaved: ServerOptions = { answer: (prompt) => answers.get(prompt) ?? { text: 'what?', toolCalls: [] }, latencyMs: (number) => 10 + (number % 20) };

let [runs, seen] = [0, 0];
/** The requests of the present test. */
const log = () => server.log.slice(seen);
beforeEach(() => {
  server.options = wellBehaved;
  seen = server.log.length;
  runs += 1;
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

const runFolder = (): string => join(dir, `run-${runs}`);
const start = (words: readonly string[] = [], environment: Readonly<Record<string, string>> = { OPENAI_API_KEY: key }): Started =>
  startCommand(
    [
      'run',
      '--json',
      '--workers',
      '1',
      '--suite',
      suite.dir,
      '--model',
      'openai:m',
      '--base-url',
      server.url,
      '--key-from',
      'OPENAI_API_KEY',
      '--out',
      runFolder(),
      ...words,
    ],
    environment,
  );

const waitUntil = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setTimeout(5);
};

const nuisances: readonly (Misbehaviour | undefined)[] = ['server_error', 'dropped', 'dropped_midway', 'bad_json', 'wrong_type', 'wrong_shape', 'overloaded'];
/** Something goes wrong with each eighth request. */
const misbehave = (number: number): Misbehaviour | undefined => (number % 8 === 0 ? nuisances[(number / 8) % nuisances.length] : undefined);

it('ends complete, asks for nothing twice and loses nothing, also when it is killed', async () => {
  server.options = { ...wellBehaved, misbehave, rate: { perSecond: 300, burst: 100, retryAfter: 'seconds' } };
  const total = countSamples(everything);
  expect([total, answers.size]).toEqual([560, 560]);
  const killed = start();
  await waitUntil(() => countPrompts(log(), 'answered').size >= 200);
  killed.process.kill('SIGKILL');
  const { stderr } = await killed.ended;
  const kept = readSamples(runFolder());
  const answeredBefore = countPrompts(log(), 'answered');
  const sentBefore = log().length;
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.length).toBeLessThan(total);
  expect(Math.max(...answeredBefore.values())).toBe(1);

  const resumed = await start().ended;
  expect(resumed.code).toBe(0);
  expect(resumed.stderr).toContain(`${kept.length} samples were there already`);
  const samples = readSamples(runFolder());
  expect(samples.slice(0, kept.length)).toEqual(kept);
  expect(new Set(samples.map(nameSample)).size).toBe(total);
  expect(samples.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(JSON.parse(resumed.stdout).overall.counts).toMatchObject({ samples: total, infra: 0 });
  // What was answered and not yet written when the process was killed is asked for once more, and nothing else.
  const answeredAfter = countPrompts(log().slice(sentBefore), 'answered');
  expect(answeredAfter.size).toBe(total - kept.length);
  expect(Math.max(...answeredAfter.values())).toBe(1);
  expect([...answeredAfter.keys()].filter((prompt) => answeredBefore.has(prompt)).length).toBe(answeredBefore.size - kept.length);

  for (const text of [stderr, resumed.stderr, resumed.stdout, readAll(runFolder())]) expect(text).not.toContain(key);
}, 60_000);

const few = ['--task', 'tally/r*', '--format', 'udiff', '--format', 'whole', '--format', 'str-replace'];

it('waits for what is on its way when it is told to stop, and goes on', async () => {
  const { promise: isToldToStop, resolve: tell } = Promise.withResolvers<void>();
  server.options = { ...wellBehaved, hold: (number) => (number - seen > 2 ? isToldToStop : undefined) };
  const stopped = start([...few, '--concurrency', '2']);
  await waitUntil(() => log().length === 4);
  stopped.process.kill('SIGINT');
  let said = '';
  stopped.process.stderr?.on('data', (part) => {
    said += part;
    if (said.includes('waiting for the answers that are on their way')) tell();
  });
  const { code, stderr } = await stopped.ended;
  expect(code).toBe(130);
  expect(stderr).toContain('waiting for the answers that are on their way');
  expect(stderr).toContain(`stopped after 4 samples of 12; this goes on from there:`);
  expect(readSamples(runFolder())).toHaveLength(4);
  expect((await start([...few, '--concurrency', '2']).ended).code).toBe(0);
  expect([...countPrompts(log(), 'answered').values()]).toEqual(Array.from({ length: 12 }, () => 1));
}, 60_000);

it('says how it goes on with a higher cost', async () => {
  const { code, stderr } = await start([...few, '--price', '1,1', '--max-cost', '0']).ended;
  expect(code).toBe(3);
  expect(stderr).toMatch(/--max-cost is 0; with a higher one, this goes on from there:\n {2}\S.* run .*--price 1,1.* --max-cost USD\n/);
  expect(stderr).not.toContain('--max-cost 0');
  expect(log()).toEqual([]);
}, 60_000);
