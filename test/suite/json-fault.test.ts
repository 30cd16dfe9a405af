import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findJsonFault } from '../../src/suite/json-fault.ts';

test.each<[string, string, number, number]>([
  ['an odd token', '{\n  "seed": one\n}', 2, 11],
  ['the same token further on than any that V8 quotes', `{\n${'"seed": 1,\n'.repeat(500)}"x": one }`, 502, 6],
  ['a comma too many', '[1,\n 2,,\n 3]', 2, 4],
  ['a name without quotes', '{\r\n  seed: 1\r\n}', 2, 3],
  ['a line end in a string', '{"a":\n "b\n"}', 2, 4],
  ['a second document', '{}\n{}', 2, 1],
  ['nothing', '', 1, 1],
  ['the end of the text where a value is due', '{\n "a":\n', 3, 1],
  ['a word that V8 names whole', '\nundefined', 2, 1],
  ['words that read like a place of V8', '["x at position 7", ~]', 1, 21],
])('finds %s', (_, text, line, column) => {
  expect(findJsonFault(text)?.at).toEqual({ line, column });
});

describe('a text', () => {
  it('that is JSON has no fault', () => {
    fc.assert(fc.property(fc.json(), (text) => findJsonFault(text) === undefined));
  });

  it('with an odd token in it has its fault there, wherever that is', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (values, seed) => {
        const at = seed % values.length;
        const lines = values.map((value) => JSON.stringify(value));
        const text = `[\n${lines.with(at, `~${lines[at]}`).join(',\n')}\n]`;
        expect(findJsonFault(text)).toMatchObject({ what: expect.stringMatching(/^Unexpected token '~'/), at: { line: at + 2, column: 1 } });
      }),
    );
  });

  it('that stops short has its fault at its end', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, seed) => {
        const text = JSON.stringify([value], null, 1);
        const start = text.slice(0, 1 + (seed % (text.length - 1)));
        const lines = start.split('\n');
        expect(findJsonFault(start)?.at).toEqual({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
      }),
    );
  });
});
