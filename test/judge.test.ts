import { expect, test } from 'vitest';
import { judge } from '../src/judge.ts';
import { measure } from '../src/stats/comparison.ts';
import type { Response, Task } from '../src/types.ts';

const task: Task = {
  id: 'repo/task',
  repo: 'repo',
  instruction: 'Make a 2.',
  kind: 'feature',
  files: new Map([['a.ts', 'let a = 1;\n']]),
  show: ['a.ts'],
  references: [new Map([['a.ts', 'let a = 2;\n']])],
  noop: false,
  tags: [],
  created: '2026-01-01',
};

const blocks = 'a.ts\n```ts\n<<<<<<< SEARCH\nlet a = 1;\n=======\nlet a = 2;\n>>>>>>> REPLACE\n```\n';
const patch = '*** Begin Patch\n*** Update File: a.ts\n@@\n-let a = 1;\n+let a = 2;\n*** End Patch\n';

const judgeText = (format: string, text: string) => {
  const response: Response = { text, toolCalls: [] };
  return judge({ task: task.id, format, model: 'm', prompt: 'p', trial: 0, response }, task);
};

test.each([
  ['is in the format asked for', 'search-replace', blocks, undefined],
  ['is in another format', 'search-replace', patch, 'v4a'],
  ['is in another format that the reader takes for an edit', 'udiff', blocks, 'search-replace'],
  ['is in the format asked for, but broken', 'search-replace', blocks.replace('=======\n', ''), undefined],
  ['is prose', 'search-replace', 'I see nothing to change.', undefined],
])('says which format a response was written in when it %s', (_, format, text, detected) => {
  expect(judgeText(format, text).detected).toBe(detected);
});

test.each([
  ['internal', 'provider_internal'],
  ['rate_limited', 'rate_limited'],
])('never takes a failure of the provider (%s) for a fault of our own, also beside partial text', (code, named) => {
  const sample = { task: task.id, format: 'search-replace', model: 'm', prompt: 'p', trial: 0, response: { text: blocks, toolCalls: [] } };
  const result = judge({ ...sample, error: { code, message: 'it broke off' } }, task);
  expect(result).toMatchObject({ stage: 'infra', error: { code: named, message: 'it broke off' } });
  const { outside } = measure({ ...result, line: 1, responseDigest: 'not null' }, undefined);
  expect(outside).toBe('noAnswer');
});

test('hands on what an answer took', () => {
  const took = { usage: { input: 3, output: 4 }, latencyMs: 1.5, cost: 0.02 };
  const sample = { task: task.id, format: 'search-replace', model: 'm', prompt: 'p', trial: 0, response: { text: blocks, toolCalls: [] }, ...took };
  expect(judge(sample, task)).toMatchObject({ stage: 'clean', ...took });
});

test.each([
  ['nothing', ''],
  ['reasoning', '<think>Which of the two is meant? The first'],
  ['words', 'I shall begin with the first file.'],
])('%s before the limit of tokens is a cut answer, in a no-op task too', (_, text) => {
  const sample = { task: task.id, format: 'search-replace', model: 'm', prompt: 'p', trial: 0, response: { text, toolCalls: [], finish: 'length' } };
  for (const one of [task, { ...task, references: [], noop: true }])
    expect(judge(sample, one)).toMatchObject({ stage: 'responded', error: { code: 'truncated' } });
});

const script = '```sh\nsed -i s/1/2/ a.ts\n```\n';
const call = { name: 'Edit', arguments: { file_path: 'a.ts', old_string: 'let a = 1;', new_string: 'let a = 2;' } };
const noop = { ...task, references: [], noop: true };

test.each([
  ['a patch', { text: patch, toolCalls: [] }],
  ['blocks', { text: blocks, toolCalls: [] }, 'udiff'],
  ['a command', { text: script, toolCalls: [] }],
  ['a call', { text: '', toolCalls: [call] }],
  ['a file with its path', { text: 'a.ts\n```ts\nlet a = 2;\n```\n', toolCalls: [] }],
])('%s in another notation than was asked for is no answer to a no-op task', (_, response, format = 'search-replace') => {
  const sample = { task: task.id, format, model: 'm', prompt: 'p', trial: 0, response };
  expect(judge(sample, noop)).toMatchObject({ stage: 'responded', error: {} });
});

test.each(['Nothing is to be done.', 'It says `let a = 1;` already:\n```ts\nlet a = 1;\n```\n'])(
  'an answer without an edit is right in a no-op task: %j',
  (text) => {
    const sample = { task: task.id, format: 'search-replace', model: 'm', prompt: 'p', trial: 0, response: { text, toolCalls: [] } };
    expect(judge(sample, noop)).toMatchObject({ stage: 'clean', correctBy: 'noop' });
  },
);

test('an edit of a path outside the repo is not located', () => {
  expect(judgeText('search-replace', blocks.replace('a.ts', '../a.ts'))).toMatchObject({ stage: 'parsed', error: { code: 'path_outside_repo' } });
});
