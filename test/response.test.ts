import { expect, test } from 'vitest';
import { measureResponse, readResponse } from '../src/response.ts';

test('reads a string, an object, and null for what is absent', () => {
  expect(readResponse('a')).toEqual({ text: 'a', toolCalls: [] });
  expect(readResponse({ text: null, toolCalls: [{ name: 'Edit', arguments: '{}' }] }, 'stop')).toEqual({
    text: '',
    toolCalls: [{ name: 'Edit', arguments: '{}' }],
    finish: 'stop',
  });
  expect(readResponse({ text: 'a', toolCalls: null })).toEqual({ text: 'a', toolCalls: [] });
});

test.each([
  [null, '"response" must be'],
  [[], 'an array'],
  [{ text: 1 }, '"response.text"'],
  [{ toolCalls: {} }, '"response.toolCalls"'],
  [{ toolCalls: [{ name: 'a' }] }, '"response.toolCalls[0]"'],
])('says what is wrong with %j', (value, expected) => {
  expect(readResponse(value)).toContain(expected);
});

test('measures text, names and arguments', () => {
  expect(measureResponse({ text: '', toolCalls: [] })).toBe(0);
  expect(
    measureResponse({
      text: 'ab',
      toolCalls: [
        { name: 'c', arguments: { d: 1 } },
        { name: 'e', arguments: 'fg' },
      ],
    }),
  ).toBe(2 + 1 + 3 + 1 + 2);
});

test('measures arguments that are nested deeper than the stack', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(measureResponse({ text: '', toolCalls: [{ name: '', arguments: deep }] })).toBe(100_000);
});
