import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getFormat } from '../../formats/index.ts';
import type { Answer, ModelRequest } from '../../src/collect/ask.ts';
import { keepAnswers } from '../../src/collect/cache.ts';
import { injectFailures, injectToolFailures } from '../../src/collect/chaos.ts';
import { converse } from '../../src/collect/converse.ts';
import { answerOf, requestOf, scriptAsk } from './scripted-ask.ts';

const requests = Array.from({ length: 2000 }, (_, trial) => requestOf({ trial }));
const fine = async (): Promise<Answer> => answerOf('fine');
const askEach = (share: number, seed: number, order = requests) => {
  const ask = injectFailures(fine, { share, seed });
  return Promise.all(order.map((request) => ask(request)));
};
const codesOf = (answers: readonly Answer[]) => answers.map(({ error }) => error?.code ?? 'answered');

test('fails in the share that was asked for, in each of the ways about as often', async () => {
  const counts = Map.groupBy(codesOf(await askEach(0.2, 1)), (code) => code);
  const numbers = Object.fromEntries([...counts].map(([code, all]) => [code, all.length]));
  expect(Object.keys(numbers).sort()).toEqual(['answered', 'dropped', 'rate_limited', 'server_error', 'timed_out']);
  // 2,000 draws: five standard deviations are 90 about 1,600, and 49 about 100.
  expect(Math.abs((numbers.answered ?? 0) - 1600)).toBeLessThan(90);
  for (const code of ['dropped', 'rate_limited', 'server_error', 'timed_out']) expect(Math.abs((numbers[code] ?? 0) - 100)).toBeLessThan(49);
});

test('fails never at 0 and always at 1', async () => {
  expect(new Set(codesOf(await askEach(0, 1)))).toEqual(new Set(['answered']));
  expect(codesOf(await askEach(1, 1))).not.toContain('answered');
});

test('depends on seed and request, and not on the order of requests', async () => {
  const first = codesOf(await askEach(0.5, 1));
  expect(codesOf(await askEach(0.5, 1, requests.toReversed())).reverse()).toEqual(first);
  expect(codesOf(await askEach(0.5, 2))).not.toEqual(first);
});

test('names what it did: in the failure, and in the answer that comes through after it', async () => {
  const { ask: scripted, asked } = scriptAsk(answerOf('fine'), answerOf('fine'));
  const ask = injectFailures(scripted, { share: 0.9, seed: 3 });
  const request = requests[5] ?? requestOf();
  const answers: Answer[] = [];
  while (asked.length < 2) answers.push(await ask(request));
  const injected = answers.map((answer) => answer.injected?.length ?? 0);
  const failures = answers.filter(({ error }) => error !== undefined);
  expect(failures.length).toBeGreaterThan(0);
  for (const { error, injected: named = [] } of failures) {
    expect(error?.message).toContain('injected on purpose');
    expect(named.at(-1)).toEqual({ kind: 'provider', name: error?.code });
  }
  expect(injected).toEqual(answers.map((_, at) => answers.slice(0, at + 1).filter(({ error }) => error !== undefined).length));
});

test('an answer that comes through is kept without the failures that were put in its way', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'diffgauge-cache-'));
  try {
    const failing = injectFailures(fine, { share: 0.9, seed: 3 });
    const insisting = async (request: ModelRequest): Promise<Answer> => {
      const answer = await failing(request);
      return answer.error === undefined ? answer : insisting(request);
    };
    const ask = keepAnswers(insisting, { dir, source: 'x', required: false });
    const request = requests[5] ?? requestOf();
    const fresh = await ask(request);
    expect(fresh.injected).not.toEqual(undefined);
    expect(await ask(request)).toEqual(answerOf('fine'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

const toolFormat = getFormat('edit-tool');
const textFormat = getFormat('v4a');
if (toolFormat === undefined || textFormat === undefined) throw new Error('no format');
const edit = { id: 'c1', name: 'Edit', arguments: {} };
const called = answerOf('', { calls: [edit], response: { text: '', toolCalls: [{ name: 'Edit', arguments: {} }] } });
const accept = () => undefined;
const always = { share: 1, seed: 1 };

test('says of an edit that is accepted that its tool failed, and tells whether the model calls again', async () => {
  const persistent = scriptAsk(called, called);
  const reject = injectToolFailures(accept, toolFormat, always, 'a');
  const { attempts, injected } = await converse(persistent.ask, requestOf(), { most: 2, reject });
  expect(attempts).toEqual([{ response: called.response, code: 'tool_failed', injected: true }]);
  expect(injected).toEqual([{ kind: 'tool', name: 'tool_failed' }]);
  expect(persistent.asked[1]?.messages.at(-1)).toEqual({ role: 'tool', call: 'c1', content: expect.stringMatching(/^Error: the tool did not answer in time/) });
});

test.each([
  ['an edit that is rejected', toolFormat, () => ({ code: 'not_found', message: 'no' }), called, 'not_found'],
  ['a format without tools', textFormat, accept, called, undefined],
  ['an answer without a call', toolFormat, accept, answerOf('Done.'), undefined],
])('leaves %s alone', (_, format, reject, answer, code) => {
  expect(injectToolFailures(reject, format, always, 'a')(answer.response, 0)?.code).toBe(code);
});

test('fails tools in the share that was asked for, by seed and sample', () => {
  const draw = (seed: number) =>
    requests.map(({ trial }) => injectToolFailures(accept, toolFormat, { share: 0.2, seed }, `a/${trial}`)(called.response, 0) !== undefined);
  // Five standard deviations of 2,000 draws are 90.
  expect(Math.abs(draw(1).filter(Boolean).length - 400)).toBeLessThan(90);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(2)).not.toEqual(draw(1));
});
