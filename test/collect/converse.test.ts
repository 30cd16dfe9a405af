import { expect, test } from 'vitest';
import { getFormat } from '../../formats/index.ts';
import type { Answer } from '../../src/collect/ask.ts';
import { converse } from '../../src/collect/converse.ts';
import { rejectResponse } from '../../src/collect/reject-response.ts';
import { lenient, strict } from '../../src/edit/profiles.ts';
import type { Format, Task } from '../../src/types.ts';
import { answerOf, requestOf, scriptAsk } from './scripted-ask.ts';

const task: Task = {
  id: 'alpha/greet',
  repo: 'alpha',
  instruction: 'Greet politely.',
  kind: 'feature',
  files: new Map([['a.txt', 'one\n  two\nthree\n']]),
  show: ['a.txt'],
  references: [],
  noop: false,
  tags: [],
  created: '2026-11-26',
};

const known = (name: string): Format => {
  const format = getFormat(name);
  if (format === undefined) throw new Error(name);
  return format;
};

const ask = (format: string, most: number, answers: readonly Answer[], changes: { readonly noop?: boolean; readonly profile?: typeof strict } = {}) => {
  const { ask: scripted, asked } = scriptAsk(...answers);
  const reading = { task: { ...task, noop: changes.noop ?? false }, format: known(format), profile: changes.profile ?? strict };
  const conversation = converse(scripted, requestOf(), { most, reject: (response) => rejectResponse(response, reading) });
  return { conversation, asked };
};

const block = (find: string, replace = 'new'): string => `a.txt\n\`\`\`\n<<<<<<< SEARCH\n${find}\n=======\n${replace}\n>>>>>>> REPLACE\n\`\`\`\n`;
const good = answerOf(block('one'));
const bad = answerOf(block('four'));
const worse = answerOf('I cannot do that.');
const edit = (id: string, old: string) => ({ id, name: 'Edit', arguments: { file_path: 'a.txt', old_string: old, new_string: 'new' } });
const callsOf = (...calls: readonly ReturnType<typeof edit>[]): Answer =>
  answerOf('', { calls, response: { text: '', toolCalls: calls.map(({ id: _, ...call }) => call) } });

test('asks once where the first edit is accepted', async () => {
  const { conversation, asked } = ask('search-replace', 3, [good]);
  expect(await conversation).toEqual({ ...good, attempts: [] });
  expect(asked).toEqual([requestOf()]);
});

test('goes on until an edit is accepted, and keeps what went back with its code', async () => {
  const { conversation, asked } = ask('search-replace', 4, [bad, worse, good]);
  expect(await conversation).toEqual({
    ...good,
    attempts: [
      { response: bad.response, code: 'not_found' },
      { response: worse.response, code: 'no_edit_found' },
    ],
  });
  expect(asked.map(({ messages }) => messages.length)).toEqual([1, 3, 5]);
});

test('stops at the last try, whatever it says', async () => {
  const { conversation } = ask('search-replace', 2, [bad, worse]);
  expect(await conversation).toEqual({ ...worse, attempts: [{ response: bad.response, code: 'not_found' }] });
});

test('does not go on with one try', async () => {
  expect(await ask('search-replace', 1, [bad]).conversation).toEqual({ ...bad, attempts: [] });
});

test('says to the model what the reader says, below its own answer', async () => {
  const { conversation, asked } = ask('search-replace', 2, [bad, good]);
  await conversation;
  expect(asked[1]?.messages).toEqual([
    ...requestOf().messages,
    { role: 'assistant', content: bad.response.text, calls: [] },
    { role: 'user', content: expect.stringMatching(/^Your edit was rejected: the anchor does not occur in a\.txt.*No file was changed/) },
  ]);
});

test('says it in the result of the tool call at fault, and of those beside it that they were not carried out', async () => {
  const { conversation, asked } = ask('edit-tool', 2, [callsOf(edit('c1', 'one'), edit('c2', 'four'), edit('c3', 'three')), callsOf(edit('c4', 'one'))]);
  expect((await conversation).attempts.map(({ code }) => code)).toEqual(['not_found']);
  expect(asked[1]?.messages.slice(1)).toEqual([
    { role: 'assistant', content: '', calls: [edit('c1', 'one'), edit('c2', 'four'), edit('c3', 'three')] },
    { role: 'tool', call: 'c1', content: expect.stringMatching(/^Not carried out/) },
    { role: 'tool', call: 'c2', content: expect.stringMatching(/^Error: the anchor does not occur in a\.txt.*No file was changed\.$/) },
    { role: 'tool', call: 'c3', content: expect.stringMatching(/^Not carried out/) },
  ]);
});

test('says it in each result where no single call is at fault, and as the user where none was made', async () => {
  const odd = (id: string) => ({ id, name: 'Look', arguments: {} });
  const looks = answerOf('', { calls: [odd('c1'), odd('c2')], response: { text: '', toolCalls: [odd('c1'), odd('c2')] } });
  const { conversation, asked } = ask('edit-tool', 3, [looks, answerOf('Done.'), callsOf(edit('c4', 'one'))]);
  expect((await conversation).attempts.map(({ code }) => code)).toEqual(['no_edit_found', 'no_edit_found']);
  expect(asked[2]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'tool', 'assistant', 'user']);
  expect(new Set(asked[1]?.messages.slice(2).map(({ content }) => content)).size).toBe(1);
});

test('reads as the profile of the run reads', async () => {
  const shifted = answerOf(block('two', 'new'));
  expect((await ask('search-replace', 2, [shifted, good]).conversation).attempts).toHaveLength(1);
  expect((await ask('search-replace', 2, [shifted], { profile: lenient }).conversation).attempts).toEqual([]);
});

test('accepts an answer without an edit where nothing is to be done', async () => {
  expect((await ask('search-replace', 2, [worse], { noop: true }).conversation).attempts).toEqual([]);
  expect((await ask('search-replace', 2, [bad, worse], { noop: true }).conversation).attempts).toHaveLength(1);
});

test.each([
  ['a failure', answerOf('', { error: { code: 'server_error', message: 'down' } })],
  ['nothing', answerOf('')],
  ['a refusal', answerOf('', { response: { text: 'I cannot help with that.', toolCalls: [], finish: 'refusal' } })],
])('ends with %s, at the first try and later', async (_, end) => {
  expect(await ask('search-replace', 3, [end]).conversation).toEqual({ ...end, attempts: [] });
  expect(await ask('search-replace', 3, [bad, end]).conversation).toMatchObject({ ...end, attempts: [{ code: 'not_found' }] });
});

test.each<[string, Partial<Answer>[], Partial<Answer>]>([
  [
    'what is known',
    [
      { usage: { input: 1, output: 2, cachedInput: 1 }, cost: 0.5, latencyMs: 10 },
      { usage: { input: 3, output: 4 }, cost: 0.25, latencyMs: 5 },
    ],
    { usage: { input: 4, output: 6 }, cost: 0.75, latencyMs: 15 },
  ],
  ['nothing where it is not known of one', [{ usage: { input: 1 }, cost: 0.5, latencyMs: 10 }, {}], {}],
  ['nothing where it is not known of the first one', [{}, { usage: { input: 1 }, cost: 0.5, latencyMs: 10 }], {}],
  [
    'what was answered before a failure',
    [{ usage: { input: 1, output: 2 }, cost: 0.5, latencyMs: 10 }, { error: { code: 'dropped', message: '' } }],
    { usage: { input: 1, output: 2 }, cost: 0.5, latencyMs: 10 },
  ],
])('adds up %s', async (_, [first, second], sum) => {
  const { usage, cost, latencyMs } = await ask('search-replace', 2, [answerOf(bad.response.text, first), answerOf('Sorry.', second)]).conversation;
  expect({ usage, cost, latencyMs }).toEqual({ usage: undefined, cost: undefined, latencyMs: undefined, ...sum });
});

test('passes the signal on', async () => {
  const { ask: scripted } = scriptAsk(bad);
  const stop = new AbortController();
  const reject = () => {
    stop.abort(new Error('stopped'));
    return { code: 'not_found', message: 'no' };
  };
  await expect(converse(scripted, requestOf(), { most: 2, reject }, stop.signal)).rejects.toThrow('stopped');
});
