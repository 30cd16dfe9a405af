import { describe, expect, it } from 'vitest';
import { lenient, strict } from '../../src/edit/profiles.ts';
import type { Proposal } from '../../src/types.ts';
import { edit } from './editing.ts';

const symbol = (name: string, text: string, place: 'replace' | 'before' | 'after' = 'replace'): Proposal => ({
  kind: 'symbol',
  path: 'a.ts',
  span: { from: 0, to: 0 },
  symbol: name,
  place,
  text,
});

const code = 'const a = 1;\n\nclass B {\n\tone() {\n\t\treturn 1;\n\t}\n\n\ttwo() {}\n}\n';

/** Each row: what is tried, the file, edits of named symbols, and what comes of them. */
const rows: readonly [name: string, before: string, edits: readonly Proposal[], after: string][] = [
  ['replaces a declaration', code, [symbol('a', 'const a = 2;')], code.replace('= 1', '= 2')],
  [
    'replaces a member, and lines that stay keep their bytes',
    code,
    [symbol('B/two', 'two() {\n\treturn 2;\n}')],
    code.replace('two() {}', 'two() {\n\t\treturn 2;\n\t}'),
  ],
  ['puts a declaration behind another', code, [symbol('a', 'const z = 0;', 'after')], code.replace('= 1;\n', '= 1;\n\nconst z = 0;\n')],
  ['deletes a declaration with the empty line behind it', code, [symbol('a', '')], code.replace('const a = 1;\n\n', '')],
  ['keeps a byte order mark and carriage returns', '\uFEFFconst a = 1;\r\nlet b;', [symbol('a', 'const a =\n  2;')], '\uFEFFconst a =\r\n  2;\r\nlet b;'],
  ['keeps a missing final newline', 'const a = 1;', [symbol('a', 'const a = 2;\n')], 'const a = 2;'],
  [
    'edits two symbols of the file as shown',
    code,
    [symbol('B/two', 'two() { return 2; }'), symbol('a', 'const a = 2;')],
    code.replace('= 1', '= 2').replace('{}', '{ return 2; }'),
  ],
  ['needs one symbol of the name', 'function f() {}\nfunction f(a) {}\n', [symbol('f', 'function f() { return 1; }')], 'ambiguous'],
  ['takes the overload that is numbered', 'function f() {}\nfunction f(a) {}\n', [symbol('f[1]', 'function f(b) {}')], 'function f() {}\nfunction f(b) {}\n'],
  ['needs the whole path', code, [symbol('C/two', 'two() {}')], 'not_found'],
  ['does not edit a symbol twice', code, [symbol('a', 'const a = 2;'), symbol('a', 'const a = 3;')], 'overlap'],
];

describe('a named symbol', () => {
  it.each(rows)('%s', (_name, before, edits, after) => {
    for (const profile of [strict, lenient]) {
      const result = edit({ 'a.ts': before }, edits, { profile });
      expect(result.code ?? result.files['a.ts']).toBe(after);
    }
  });
  it('is exact by the address of its format, and has one candidate', () => {
    const { placement } = edit({ 'a.ts': code }, [symbol('a', 'const a = 2;')]);
    expect(placement?.edits).toEqual([{ path: 'a.ts', tier: 'L0', candidates: 1 }]);
  });
  it('is named where it stands under another path', () => {
    const { facts } = edit({ 'a.ts': code }, [symbol('C/two', 'two() {}')]);
    expect(facts?.nearest).toEqual({ line: 7, text: '\ttwo() {}' });
  });
});
