import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, countSyntax, inspect, readBase, readReference } from '../../src/syntax/native.ts';
import { packageRoot } from '../../src/version.ts';

const core: Record<string, (...args: unknown[]) => unknown> = createRequire(import.meta.url)('node-gyp-build')(packageRoot);
const many = 200_000;

const hostile: readonly [string, string, string][] = [
  ['open brackets', 'a.ts', '('.repeat(many)],
  ['nested arrays', 'a.json', `${'['.repeat(many)}${']'.repeat(many)}`],
  ['nested blocks', 'a.ts', `${'{'.repeat(many)}${'}'.repeat(many)}`],
  ['nested elements', 'a.html', '<div>'.repeat(many)],
  ['nested templates', 'a.js', '`${'.repeat(20_000)],
  ['nested selectors', 'a.css', 'a{'.repeat(20_000)],
  ['lone surrogates', 'a.ts', '\uD800 \uDC00 "\uD83D" // \uDE00\n'.repeat(1000)],
  ['null characters', 'a.ts', 'a\u0000b;\u0000\n'.repeat(1000)],
  ['one long line', 'a.unknown', 'x'.repeat(10_000_000)],
  ['more than the parser takes', 'a.ts', 'x;\n'.repeat(3_000_000)],
  ['quotes without end', 'a.tsx', '"\'`<'.repeat(20_000)],
  ['carriage returns', 'a.css', '\r\n\r'.repeat(20_000)],
];

describe('hostile input', () => {
  it.each(hostile)('is read and compared: %s', (_, path, text) => {
    const base = readBase(path, text);
    expect(compareText(base, path, `${text}x`)[0]?.atoms.length).toBeGreaterThan(0);
    expect(countSyntax(path, text)).toEqual(countSyntax(path, text));
  });

  it('of any kind never throws, and every atom lies inside its texts', () => {
    const token = fc.constantFrom(
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      ',',
      ';',
      '`',
      '${',
      '"',
      "'",
      '/*',
      '*/',
      '//',
      '\n',
      '\r\n',
      ' ',
      '<a',
      '>',
      '</',
      'if',
      'class',
      'x',
      '=>',
      '\uD800',
      '\u0000',
    );
    const text = fc.array(token, { maxLength: 60 }).map((all) => all.join(''));
    const path = fc.constantFrom('a.ts', 'a.tsx', 'a.js', 'a.json', 'a.css', 'a.html', 'a.md');
    const property = fc.property(path, text, text, text, (file, before, wanted, after) => {
      const base = readBase(file, before);
      const reference = readReference(base, file, wanted);
      const report = compareText(base, file, after, [reference])[0]!;
      expect(report.done).toBeLessThanOrEqual(report.wanted);
      for (const atom of report.atoms) {
        expect(0 <= atom.from && atom.from <= atom.to && atom.to <= before.length).toBe(true);
        expect(0 <= atom.newFrom && atom.newFrom <= atom.newTo && atom.newTo <= after.length).toBe(true);
        for (const cause of atom.causes.flat()) expect(cause).toBeLessThan(report.atoms.length);
      }
      const same = compareText(base, file, wanted, [reference])[0]!;
      expect([same.done, same.equivalent, same.atoms.filter(({ standing }) => standing !== 'wanted')]).toEqual([same.wanted, true, []]);
      expect(report.atoms.length > 0).toBe(before !== after);
    });
    fc.assert(property, { seed: 20_261_123, numRuns: 3000 });
  });

  it.each([
    ['base', [], 'base(text: string, grammar?: Grammar)'],
    ['base', ['a', {}], 'base(text: string, grammar?: Grammar)'],
    ['base', [1], 'base(text: string, grammar?: Grammar)'],
    ['grammar', [{}, 'x'], 'grammar(language: tree-sitter language, name: string)'],
    ['reference', [null, 'b'], 'reference(base: Base, text: string, grammar?: Grammar)'],
    [
      'compare',
      [core.base?.('a'), 'b', undefined, core.base?.('a')],
      'compare(base: Base, text: string, grammar: Grammar | undefined, references: (Reference | undefined)[])',
    ],
    [
      'compare',
      [core.base?.('a'), 'b', undefined, [core.base?.('a')]],
      'compare(base: Base, text: string, grammar: Grammar | undefined, references: (Reference | undefined)[])',
    ],
    [
      'compare',
      [core.base?.('a'), 'b', undefined, [core.reference?.(core.base?.('a'), 'b')]],
      'compare(base: Base, text: string, grammar: Grammar | undefined, references: (Reference | undefined)[])',
    ],
    ['describe', [1], 'describe(text: string, grammar?: Grammar)'],
    ['describeEdited', ['a', 'b'], 'describeEdited(base: Base, text: string, grammar?: Grammar)'],
    ['inspect', [Symbol('x')], 'inspect(text: string, grammar?: Grammar)'],
  ])('in the place of an argument is a TypeError that names the signature: %s', (name, args, signature) => {
    const call = () => core[name]?.(...args);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(`expected ${signature}`);
  });

  it('keeps strings with an error apart from their neighbours', () => {
    expect(inspect('a.json', '{"a": "b\\q"}').syntaxErrors).toBeGreaterThan(0);
  });
});
