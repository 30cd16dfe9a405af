import { describe, expect, it } from 'vitest';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { readKey } from '../../src/collect/open-model.ts';
import { UsageError } from '../../src/errors.ts';

const model: LiveModel = { name: 'openai:m', model: 'm', api: 'chat', baseUrl: 'http://127.0.0.1:1/v1', keyFrom: 'KEY', parameters: {} };

describe('readKey', () => {
  it('takes a key without the space around it', () => {
    expect(readKey(model, { KEY: ' sk-1234\n' })).toBe('sk-1234');
  });

  it.each([
    ['a line break', 'sk-12\n34'],
    ['a space', 'sk-12 34'],
    ['typographic quotes', '“sk-1234”'],
    ['a control character', 'sk-12\u000034'],
  ])('refuses one with %s, and does not quote it', (_, key) => {
    expect(() => readKey(model, { KEY: key })).toThrow(UsageError);
    expect(() => readKey(model, { KEY: key })).toThrow(/^(?!.*(12|34)).*the environment variable KEY/);
  });

  it('says where it is expected', () => {
    expect(() => readKey(model, {})).toThrow('expected it in the environment variable KEY');
  });
});
