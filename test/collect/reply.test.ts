import { expect, test } from 'vitest';
import { readReply } from '../../src/collect/reply.ts';

const chat = (message: object, finish: string | null = 'stop') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: null, refusal: null, ...message }, finish_reason: finish }],
  usage: { prompt_tokens: 9, completion_tokens: 12, total_tokens: 21 },
});
const responses = (output: readonly object[], fields: object = {}) => ({
  id: 'resp_1',
  object: 'response',
  status: 'completed',
  error: null,
  incomplete_details: null,
  output,
  usage: { input_tokens: 9, output_tokens: 12, total_tokens: 21 },
  ...fields,
});
const said = (...content: object[]) => ({ type: 'message', role: 'assistant', status: 'completed', content });
const usage = { input: 9, output: 12 };

test.each<[string, unknown, object]>([
  ['a chat completion', chat({ content: 'hi' }), { response: { text: 'hi', toolCalls: [], finish: 'stop' }, calls: [], usage }],
  ['a message alone', { role: 'assistant', content: 'hi' }, { response: { text: 'hi', toolCalls: [] }, calls: [] }],
  [
    'content in parts',
    chat({
      content: [
        { type: 'text', text: 'h' },
        { type: 'text', text: 'i' },
      ],
    }),
    { response: { text: 'hi' } },
  ],
  [
    'tool calls of a chat',
    chat({ tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'edit', arguments: '{"a":1}' } }] }, 'tool_calls'),
    {
      response: { text: '', toolCalls: [{ name: 'edit', arguments: '{"a":1}' }], finish: 'tool_calls' },
      calls: [{ id: 'call_1', name: 'edit', arguments: '{"a":1}' }],
    },
  ],
  [
    'a custom tool of a chat',
    chat({ tool_calls: [{ id: 'call_1', type: 'custom', custom: { name: 'patch', input: '*** Begin' } }] }),
    { calls: [{ id: 'call_1', name: 'patch', arguments: '*** Begin' }] },
  ],
  ['a chat that was cut off', chat({ content: 'h' }, 'length'), { response: { finish: 'length' } }],
  ['a chat that was refused', chat({ refusal: 'No.' }), { response: { text: '' }, refusal: 'No.' }],
  [
    'a response',
    responses([{ type: 'reasoning', summary: [] }, said({ type: 'output_text', text: 'h', annotations: [] }), said({ type: 'output_text', text: 'i' })]),
    { response: { text: 'hi', toolCalls: [] }, calls: [], usage },
  ],
  [
    'function calls of a response',
    responses([{ type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'edit', arguments: '{}', status: 'completed' }]),
    { response: { text: '', toolCalls: [{ name: 'edit', arguments: '{}' }] }, calls: [{ id: 'call_1', name: 'edit', arguments: '{}' }] },
  ],
  [
    'a custom tool of a response',
    responses([{ type: 'custom_tool_call', call_id: 'call_1', name: 'patch', input: 'x' }]),
    { calls: [{ id: 'call_1', name: 'patch', arguments: 'x' }] },
  ],
  [
    'a response that was cut off',
    responses([said({ type: 'output_text', text: 'h' })], { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
    { response: { text: 'h', finish: 'length' } },
  ],
  ['a response that was refused', responses([said({ type: 'refusal', refusal: 'No.' })]), { response: { text: '' }, refusal: 'No.' }],
  ['a response without anything', responses([]), { response: { text: '', toolCalls: [] } }],
])('reads %s', (_, body, expected) => expect(readReply(body)).toMatchObject(expected));

test('says no more than there is', () => {
  expect(readReply(responses([said({ type: 'output_text', text: 'hi' })]))).toEqual({ response: { text: 'hi', toolCalls: [] }, calls: [], usage });
});

test.each([
  ['a text', 'hi'],
  ['null', null],
  ['another object', { text: 'hi', toolCalls: [] }],
  ['a chat without choices', { choices: [] }],
  ['a question', { role: 'user', content: 'hi' }],
])('does not take %s for an answer', (_, body) => expect(readReply(body)).toBeUndefined());
