import { expect, it } from 'vitest';
import { digestResponse } from '../../src/batch/digest-response.ts';

const call = (args: unknown) => ({ text: '', toolCalls: [{ name: 'edit', arguments: args }] });

it('is the same for the same answer, however it ended', () => {
  expect(digestResponse({ text: 'a', toolCalls: [], finish: 'stop' })).toBe(digestResponse({ text: 'a', toolCalls: [], finish: 'length' }));
  expect(digestResponse(call({ a: [1, 'x'] }))).toBe(digestResponse(call({ a: [1, 'x'] })));
  expect(digestResponse({ text: 'a', toolCalls: [] })).toMatch(/^[0-9a-f]{16}$/);
});

it.each([
  [
    { path: 'a', text: 'b' },
    { text: 'b', path: 'a' },
  ],
  [
    { edits: [{ old: 'x', new: 'y' }, { at: 1 }], path: 'a' },
    { path: 'a', edits: [{ new: 'y', old: 'x' }, { at: 1 }] },
  ],
])('is the same in whichever order keys stand: %j and %j', (one, other) => expect(digestResponse(call(one))).toBe(digestResponse(call(other))));

it('is null where nothing was answered', () => expect(digestResponse({ text: '', toolCalls: [] })).toBeNull());

it('differs for each other answer', () => {
  const args = [
    { a: 1 },
    { a: '1' },
    { a: [1] },
    { a: { 1: 1 } },
    { b: 1 },
    [['a', 1]],
    ['a', 1],
    'a',
    null,
    [[], [[]]],
    [[[]], []],
    { a: 'x1:y' },
    { a: 'x', '1:y': '' },
  ];
  const answers = [
    ...args.map(call),
    { text: 'a', toolCalls: [] },
    { text: 'a ', toolCalls: [] },
    { ...call('a'), text: 'a' },
    { text: '', toolCalls: [{ name: 'other', arguments: 'a' }] },
  ];
  expect(new Set(answers.map(digestResponse)).size).toBe(answers.length);
});

it('is there for arguments that are nested deeper than the stack', () => {
  let deep: unknown = 'x';
  for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
  expect(digestResponse(call(deep))).toMatch(/^[0-9a-f]{16}$/);
});
