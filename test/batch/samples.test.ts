import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSample } from '../../src/batch/samples.ts';
import { printSample } from '../../src/collect/samples-file.ts';
import { loadSuite } from '../../src/suite/load.ts';
import { writeTinySuite } from '../suite/tiny-suite.ts';

const dir = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(dir, { recursive: true }));
const suite = await loadSuite(await writeTinySuite(dir));

const full = { task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: 'p', trial: 0, response: 'hi' };
const read = (line: unknown) => readSample(typeof line === 'string' ? Buffer.from(line) : Buffer.from(JSON.stringify(line)), suite);

test.each<[string, unknown, object]>([
  ['a string', full, { ...full, response: { text: 'hi', toolCalls: [] } }],
  [
    'tool calls',
    { ...full, response: { toolCalls: [{ name: 'Edit', arguments: '{}' }] } },
    { response: { text: '', toolCalls: [{ name: 'Edit', arguments: '{}' }] } },
  ],
  ['a stop reason', { ...full, finish: 'length' }, { response: { text: 'hi', toolCalls: [], finish: 'length' } }],
  ['a stop reason of another name', { ...full, finish_reason: 'length' }, { response: { finish: 'length' } }],
  ['a stop reason in capital letters', { ...full, finish: 'MAX_TOKENS' }, { response: { finish: 'length' } }],
  ['a stop reason of another provider', { ...full, finish: null, stop_reason: 'max_tokens' }, { response: { finish: 'length' } }],
  ['a bare task name', { ...full, task: 'fix' }, { task: 'alpha/fix' }],
  ['a failed request', { ...full, response: null, error: { code: 'timeout', message: 'late' } }, { error: { code: 'timeout', message: 'late' } }],
  ['costs', { ...full, usage: { input: 3, output: null }, latencyMs: 1.5, cost: 0.02 }, { usage: { input: 3 }, latencyMs: 1.5, cost: 0.02 }],
  ['faults', { ...full, injected: [{ kind: 'form', name: 'prose', at: 'a.ts' }] }, { injected: [{ kind: 'form', name: 'prose', at: 'a.ts' }] }],
  ['failures on purpose', { ...full, injected: [{ kind: 'provider', name: 'dropped' }] }, { injected: [{ kind: 'provider', name: 'dropped' }] }],
  [
    'earlier answers',
    {
      ...full,
      attempts: [
        { response: 'no', finish: 'length', code: 'truncated' },
        { response: { toolCalls: [] }, code: 'tool_failed', injected: true },
      ],
    },
    {
      attempts: [
        { response: { text: 'no', toolCalls: [], finish: 'length' }, code: 'truncated' },
        { response: { text: '', toolCalls: [] }, code: 'tool_failed', injected: true },
      ],
    },
  ],
  ['null for what is absent', { ...full, finish: null, usage: null, latencyMs: null, cost: null, error: null, injected: null }, { model: 'm' }],
  ['fields it does not know', { ...full, note: 1 }, { model: 'm' }],
  ['spaces and a carriage return', ` ${JSON.stringify(full)}\r`, { model: 'm' }],
  ['a byte order mark', `\uFEFF${JSON.stringify(full)}`, { model: 'm' }],
])('reads a sample with %s', (_, line, expected) => {
  const found = read(line);
  expect(found).toMatchObject({ sample: expected });
  expect('task' in found && found.task.id).toBe('alpha/fix');
});

test.each<[string, unknown, string]>([
  ['no JSON', '{"task":', 'not JSON: '],
  ['no object', 7, 'expected object, received number'],
  ['a list', [full], 'expected object, received array'],
  ['a missing field', { ...full, model: undefined }, 'model: expected string, received nothing'],
  ['a wrong type', { ...full, trial: '0' }, 'trial: expected number, received string'],
  ['an empty name', { ...full, model: '' }, 'model: expected a name, received an empty string'],
  ['a blank name', { ...full, prompt: ' \n' }, 'prompt: expected a name, received an empty string'],
  ['an error without a code', { ...full, error: { code: '', message: 'late' } }, 'error.code: expected a name'],
  ['a negative cost', { ...full, cost: -1 }, 'cost: '],
  ['a negative trial', { ...full, trial: -1 }, 'trial: '],
  ['several mistakes', { ...full, model: 1, prompt: 2 }, 'model: expected string, received number (and 1 more mistake)'],
  ['a wrong usage', { ...full, usage: { input: 'many' } }, 'usage.input: expected number, received string'],
  ['no response', { ...full, response: undefined }, '"response" must be a string or an object'],
  ['a wrong response', { ...full, response: { text: 3 } }, '"response.text" must be a string, but is a number'],
  ['a wrong tool call', { ...full, response: { toolCalls: [{}] } }, '"response.toolCalls[0]" must be'],
  ['an earlier answer without a code', { ...full, attempts: [{ response: 'no' }] }, 'attempts[0].code: expected string, received nothing'],
  ['an earlier answer that is none', { ...full, attempts: [{ response: 3, code: 'x' }] }, 'attempts[0]: "response" must be a string or an object'],
  ['an unknown task', { ...full, task: 'none' }, 'task: the suite has no task "none"'],
  ['an ambiguous task', { ...full, task: 'done' }, 'task: the task name "done" is not unique'],
  ['an unknown format', { ...full, format: 'morse' }, 'format: "morse" is unknown'],
])('says why a line holds no sample: %s', (_, line, reason) => {
  const found = read(line);
  expect('reason' in found && found.reason).toContain(reason);
});

test('reads back what is printed', () => {
  const response = { text: 'one', toolCalls: [{ name: 'Edit', arguments: '{}' }], finish: 'stop' };
  const attempts = [
    { response, code: 'not_found' },
    { response: { text: 'two', toolCalls: [] }, code: 'tool_failed', injected: true as const },
  ];
  for (const sample of [
    { ...full, response },
    { ...full, response, attempts },
    { ...full, response, attempts: [] },
  ]) {
    expect(read(printSample(sample).trimEnd())).toMatchObject({ sample });
  }
});

test('refuses bytes that are not UTF-8, and keeps reasons to one short line', () => {
  expect(readSample(new Uint8Array([0x22, 0xff, 0x22]), suite)).toEqual({ reason: 'not UTF-8' });
  for (const line of [`{"task":"${'x\\n'.repeat(1e5)}"`, { ...full, task: 'x\n'.repeat(1e5) }, { ...full, format: 'x\n'.repeat(1e5) }]) {
    const found = read(line);
    expect('reason' in found && found.reason).toMatch(/^[^\n]{1,400}$/);
  }
});
