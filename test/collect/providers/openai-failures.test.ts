import { expect, it } from 'vitest';
import { nameStatus } from '../../../src/collect/providers/openai-failures.ts';

it.each<[string, readonly string[], string]>([
  ['by a code', ['context_length_exceeded', 'invalid_request_error'], ''],
  ['by a type', ['400', 'exceed_context_size_error'], 'the request exceeds the available context size'],
  ['in words alone', ['400', 'BadRequestError'], "400 This model's maximum context length is 2048 tokens. However, you requested 4000 tokens"],
  ['in other words', ['400', 'BadRequestError'], '400 The decoder prompt (length 4000) is longer than the maximum model length of 2048'],
])('calls a prompt too long where a server says so %s', (_, words, text) => {
  expect(nameStatus(400, words, text)).toBe('too_long');
});

it('calls what is not known a bad request', () => {
  expect(nameStatus(400, ['400', 'BadRequestError'], '400 top_k must be positive')).toBe('bad_request');
});
