import { describe, expect, it } from 'vitest';
import { apis, failToAnswer, toAnswer } from '../../../src/collect/providers/openai-apis.ts';

const key = 'sk-test-0123456789-secret';
const readChat = (message: object, usage?: unknown) => toAnswer(apis.chat.read({ choices: [{ finish_reason: 'stop', message }], usage }), key);
const readResponses = (body: object) => toAnswer(apis.responses.read({ status: 'completed', output: [], ...body }), key);

describe('an answer is none the worse', () => {
  it.each<[string, unknown, unknown]>([
    ['a count below nothing', { prompt_tokens: 5, completion_tokens: -1 }, { input: 5 }],
    ['a count that is a text', { prompt_tokens: '5', completion_tokens: 7 }, { output: 7 }],
    ['odd details', { prompt_tokens: 5, completion_tokens: 7, prompt_tokens_details: 'none' }, { input: 5, output: 7 }],
    ['a usage that is a text', 'little', undefined],
  ])('for %s', (_, usage, expected) => {
    expect(readChat({ content: 'done' }, usage)).toMatchObject({ response: { text: 'done' } });
    expect(readChat({ content: 'done' }, usage).usage).toEqual(expected);
  });

  it('for odd counts of the Responses API', () => {
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'done' }] }];
    const answer = readResponses({ output, usage: { input_tokens: -1, output_tokens: 7, output_tokens_details: [] } });
    expect([answer.response.text, answer.usage, answer.error]).toEqual(['done', { output: 7 }, undefined]);
  });

  it('for a text in parts', () => {
    const content = [{ type: 'text', text: 'do' }, { type: 'image' }, { type: 'text', text: 'ne' }];
    expect(readChat({ content }).response.text).toBe('done');
  });

  it('for a tool call without a name', () => {
    const answer = readChat({ content: null, tool_calls: [{ id: 'a', function: { arguments: '{}' } }, { id: 'b' }] });
    expect(answer.error).toBeUndefined();
    expect(answer.response.toolCalls).toEqual([
      { name: '', arguments: '{}' },
      { name: '', arguments: '' },
    ]);
  });
});

it('counts the tokens of a failure that a reply states', () => {
  const answer = readResponses({ status: 'failed', error: { code: 'server_error', message: 'down' }, usage: { input_tokens: 5, output_tokens: 7 } });
  expect([answer.error?.code, answer.usage]).toEqual(['server_error', { input: 5, output: 7 }]);
});

it('takes a key out of arguments of any kind, and leaves a word that stands for one in what a model wrote', () => {
  const call = { name: 'write', arguments: { [key]: [`a ${key}`, 1] } };
  const reply = (text: string) => ({ text, calls: [{ id: 'a', ...call }], isFiltered: false, usage: undefined });
  expect(toAnswer(reply(key), key).response).toEqual({ text: '***', toolCalls: [{ name: 'write', arguments: { '***': ['a ***', 1] } }] });
  expect(toAnswer(reply('const a = "lm-studio";'), 'lm-studio').response.text).toBe('const a = "lm-studio";');
});

it('gives what a server says on one line that may be shown', () => {
  const { error } = failToAnswer('server_error', `no\n\u001b[2J${key}\u202e!`, key);
  expect(error?.message).toBe('no \\u{1b}[2J***\\u{202e}!');
});
