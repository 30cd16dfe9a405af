import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { link } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer, ModelRequest } from '../../src/collect/ask.ts';
import { keepAnswers, NotRecorded } from '../../src/collect/cache.ts';
import { converse } from '../../src/collect/converse.ts';
import { apis } from '../../src/collect/providers/openai-apis.ts';
import { InfraError } from '../../src/errors.ts';
import { answerOf, requestOf, scriptAsk } from './scripted-ask.ts';

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  return { ...real, link: vi.fn(real.link) };
});

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'diffgauge-cache-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const options = { source: 'https://models.example/v1', required: false };
const keep = (ask: Parameters<typeof keepAnswers>[0], changes: Partial<typeof options> = {}) => keepAnswers(ask, { dir, ...options, ...changes });
const listFiles = (): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => join(dir, path))
    .filter((path) => statSync(path).isFile());
const nobody = scriptAsk().ask;

const rich: Answer = {
  response: { text: 'a\u2028\ud800"\n', toolCalls: [{ name: 'Edit', arguments: '{"b":1,"a":2}' }], finish: 'length' },
  calls: [{ name: 'Edit', arguments: '{"b":1,"a":2}', id: 'call_1' }],
  usage: { output: 3, input: 2 },
  latencyMs: 12.5,
  cost: 0.001,
};

test('gives an answer again as it was recorded, to the letter, and asks nobody', async () => {
  const { ask, asked } = scriptAsk(rich);
  expect(await keep(ask)(requestOf())).toEqual(rich);
  expect(JSON.stringify(await keep(nobody, { required: true })(requestOf()))).toBe(JSON.stringify(rich));
  expect(asked).toHaveLength(1);
});

test('does not mind the order of keys', async () => {
  await keep(scriptAsk(rich).ask)(requestOf());
  const { trial, ...rest } = requestOf({ parameters: { max_tokens: 10, temperature: 0 } });
  expect(await keep(nobody)({ trial, ...rest })).toEqual(rich);
});

const others: readonly (readonly [string, Partial<ModelRequest>, Partial<typeof options>])[] = [
  ['model', { model: 'm-2' }, {}],
  ['API', { api: 'responses' }, {}],
  ['place where the model is asked', {}, { source: 'https://other.example/v1' }],
  ['text', { messages: [{ role: 'user', content: 'Hello ' }] }, {}],
  ['role', { messages: [{ role: 'system', content: 'Hello' }] }, {}],
  ['number of messages', { messages: [...requestOf().messages, { role: 'user', content: 'Again' }] }, {}],
  ['tools', { tools: [{ name: 'Edit', description: '', parameters: {} }] }, {}],
  ['parameter', { parameters: { temperature: 1, max_tokens: 10 } }, {}],
  ['order in a list', { parameters: { temperature: 0, max_tokens: 10, stop: ['a', 'b'] } }, {}],
  ['trial', { trial: 1 }, {}],
];

test.each(others)('asks anew where the %s differs', async (_, change, where) => {
  await keep(scriptAsk(rich).ask)(requestOf({ parameters: { temperature: 0, max_tokens: 10, stop: ['b', 'a'] } }));
  await keep(scriptAsk(rich).ask)(requestOf());
  const { ask, asked } = scriptAsk(answerOf('another'));
  expect((await keep(ask, where)(requestOf(change))).response.text).toBe('another');
  expect(asked).toHaveLength(1);
});

test('asks anew where the same request is laid out in another way when it is sent', async () => {
  await keep(scriptAsk(rich).ask)(requestOf());
  const { write } = apis.chat;
  const laidOut = vi.spyOn(apis.chat, 'write').mockImplementation((request) => ({ ...write(request), store: false }));
  const { ask, asked } = scriptAsk(rich);
  await keep(ask)(requestOf()).finally(() => laidOut.mockRestore());
  expect(asked).toHaveLength(1);
});

test.each(['rate_limited', 'server_error', 'timed_out', 'dropped', 'unauthorized'])('does not keep the failure %s', async (code) => {
  const failure = answerOf('', { error: { code, message: 'no' } });
  const { ask } = scriptAsk(failure, rich);
  expect(await keep(ask)(requestOf())).toEqual(failure);
  expect(listFiles()).toEqual([]);
  expect(await keep(ask)(requestOf())).toEqual(rich);
});

test.each(['refused', 'too_long'])('keeps %s: the model or its limit said so, not its provider', async (code) => {
  const refusal = answerOf('', { error: { code, message: 'no' } });
  await keep(scriptAsk(refusal).ask)(requestOf());
  expect(await keep(nobody)(requestOf())).toEqual(refusal);
});

test('says so where an answer is required and not there, and asks nobody', async () => {
  await expect(keep(nobody, { required: true })(requestOf())).rejects.toThrow(NotRecorded);
});

const raceAnswers = async (): Promise<void> => {
  const gate = Promise.withResolvers<Answer>();
  const slow = keep(() => gate.promise)(requestOf());
  const fast = await keep(scriptAsk(answerOf('first')).ask)(requestOf());
  gate.resolve(answerOf('second'));
  expect([fast, await slow, await keep(nobody)(requestOf())].map(({ response }) => response.text)).toEqual(['first', 'first', 'first']);
  expect(listFiles()).toHaveLength(1);
};

test('of two answers to one request at the same time, the first one counts for both', raceAnswers);

describe('on a file system without hard links', () => {
  beforeEach(() => {
    vi.mocked(link).mockRejectedValue(Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' }));
  });
  afterEach(() => vi.mocked(link).mockReset());

  test('gives an answer again as it was recorded, and leaves nothing else', async () => {
    await keep(scriptAsk(rich).ask)(requestOf());
    expect(await keep(nobody, { required: true })(requestOf())).toEqual(rich);
    expect(listFiles()).toHaveLength(1);
  });

  test('the first of two answers counts for both', raceAnswers);
});

test('asks nobody where the answer could not be kept', async () => {
  const nowhere = join(dir, 'nowhere');
  symlinkSync(join(dir, 'absent'), nowhere);
  const { ask, asked } = scriptAsk(rich);
  const kept = keepAnswers(ask, { dir: nowhere, ...options })(requestOf());
  await expect(kept).rejects.toThrow(InfraError);
  await expect(kept).rejects.toThrow(nowhere);
  expect(asked).toEqual([]);
});

test.each([
  ['empty', () => ''],
  ['cut off', (text: string) => text.slice(0, -20)],
  ['of another text', (text: string) => text.replace('"finish": "length"', '"finish": "stop"')],
  ['of another shape', () => '{"answer":"Hello","digest":""}'],
  ['without its digest', (text: string) => text.replace(/"digest": "[0-9a-f]+"/, '"digest": ""')],
])('refuses a file that is %s, and names it', async (_, spoil) => {
  await keep(scriptAsk(rich).ask)(requestOf());
  const [file = ''] = listFiles();
  const spoilt = spoil(readFileSync(file, 'utf8'));
  expect(spoilt).not.toBe(readFileSync(file, 'utf8'));
  writeFileSync(file, spoilt);
  for (const required of [true, false]) await expect(keep(nobody, { required })(requestOf())).rejects.toThrow(InfraError);
  await expect(keep(nobody)(requestOf())).rejects.toThrow(file);
});

test('passes the signal on', async () => {
  await expect(keep(scriptAsk(rich).ask)(requestOf(), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  expect(listFiles()).toEqual([]);
});

test('lets a conversation that was broken off go on behind its answers, whose cost is that of the first time', async () => {
  const [first, second] = [answerOf('one', { cost: 0.5 }), answerOf('two', { cost: 0.25 })];
  const reject = ({ text }: Answer['response']) => (text === 'one' ? { code: 'not_found', message: 'no' } : undefined);
  await expect(converse(keep(scriptAsk(first).ask), requestOf(), { most: 2, reject })).rejects.toThrow('asked 2 times');
  const { ask, asked } = scriptAsk(second);
  expect(await converse(keep(ask), requestOf(), { most: 2, reject })).toMatchObject({ ...second, cost: 0.75, attempts: [{ code: 'not_found' }] });
  expect(asked.map(({ messages }) => messages.length)).toEqual([3]);
});
