import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJson } from '../../formats/shared/json-in-prose.ts';
import { parseLooseJson, readLooseJson } from '../../formats/shared/loose-json.ts';

const mended = (text: string): unknown => {
  const json = readLooseJson(text, 0);
  return 'open' in json ? json : JSON.parse(JSON.stringify(json.value));
};

describe('readLooseJson', () => {
  it('reads what JSON.parse reads, with the same value', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), fc.constantFrom('', ' x', '\n]', '}'), (text, rest) => {
        const json = readLooseJson(text + rest, 0);
        expect('open' in json ? json : json.value).toEqual(JSON.parse(text));
        expect(json).toMatchObject({ to: text.length, doubts: [] });
      }),
      { seed: 20_261_123, numRuns: 1000 },
    );
  });

  it.each([
    ['[1, 2,]', [1, 2]],
    ['{"a": [ {"b": 1,}, ], }', { a: [{ b: 1 }] }],
    ['["one\ntwo\tthree\r\nfour"]', ['one\ntwo\tthree\nfour']],
    [`{'a': 'it\\'s "so"'}`, { a: 'it\'s "so"' }],
    ['[True, False, None]', [true, false, null]],
    ['[1, // one\n 2 /* two */]', [1, 2]],
    ['["// no comment", "/* none */"]', ['// no comment', '/* none */']],
  ])('mends %s', (text, value) => {
    expect(mended(text)).toEqual(value);
  });

  it.each([
    ['[1 2]', 3, false],
    ['{a: 1}', 1, false],
    ['{"a": 1, "a": 2}', 9, false],
    ['{"a" 1}', 5, false],
    ['[,]', 1, false],
    ['[01]', 2, false],
    ['[nil]', 1, false],
    ['["a" "b"]', 5, false],
    ['{"a": "say "x""}', 12, false],
    ['[1, [2', 6, true],
    ['["a', 1, true],
    ['{"a": tru', 6, true],
    ['[1 /* ', 6, true],
  ])('does not guess what %s means', (text, at, open) => {
    expect(readLooseJson(text, 0)).toEqual({ from: 0, at, open });
  });

  it('keeps escapes that JSON does not have, and says where they are', () => {
    const json = readLooseJson('["\\d \\\\d", "it\\\'s", "\\u12"]', 0);
    expect(json).toMatchObject({
      value: ['\\d \\d', "it\\'s", '\\u12'],
      doubts: [
        { at: 2, escape: '\\d' },
        { at: 14, escape: "\\'" },
        { at: 21, escape: '\\u' },
      ],
    });
  });

  it('says where objects stand', () => {
    const json = readLooseJson('[{}, {"a": {}}]', 0);
    expect('open' in json ? [] : [...json.spans.values()]).toEqual([
      { from: 1, to: 3 },
      { from: 11, to: 13 },
      { from: 5, to: 14 },
    ]);
  });

  it('reads a key that names the prototype as any other', () => {
    const json = readLooseJson('{"__proto__": {"x": 1}}', 0);
    expect(Object.keys('open' in json ? {} : Object(json.value))).toEqual(['__proto__']);
  });

  it('takes nesting of any depth', () => {
    const depth = 10_000;
    expect(readLooseJson('['.repeat(depth) + ']'.repeat(depth), 0)).toMatchObject({ to: 2 * depth });
    expect(readLooseJson('['.repeat(2_000_000), 0)).toMatchObject({ open: false });
  });
});

describe('parseLooseJson', () => {
  it('takes nothing behind the value, and no doubt', () => {
    expect(parseLooseJson(' {"a": 1,} // end\n')).toMatchObject({ value: { a: 1 } });
    expect(parseLooseJson('{"a": 1} x')).toMatchObject({ at: 9, open: false });
    expect(parseLooseJson('["\\d"]')).toMatchObject({ at: 2, open: false });
    expect(parseLooseJson('["a"')).toMatchObject({ open: true });
  });
});

describe('findJson', () => {
  const found = (text: string) =>
    findJson(text, ['file']).map((json) => ('open' in json ? `${json.open ? 'open' : 'bad'} ${json.at}` : JSON.stringify(json.value)));

  it.each([
    ['Text [1] and {2}.\n[3]\n  {"a": 4}', ['[3]', '{"a":4}']],
    ['{"a": 1}\n{"a": 2},\n{"a": 3}{"a": 4}', ['{"a":1}', '{"a":2}', '{"a":3}', '{"a":4}']],
    ['Here: [{"file": "x"}]. And { "file": "y"}', ['[{"file":"x"}]', '{"file":"y"}']],
    ['```\n{"a": "x\n```\n{"}\n```', ['{"a":"x\\n```\\n{"}']],
    ['[x](y)\n[ ] todo\n{"a', ['bad 1', '[]', 'open 17']],
  ])('finds what starts a line, follows another, or has a key: %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });
});
