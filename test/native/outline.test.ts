import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinesInStrings, listSymbols } from '../../src/syntax/outline.ts';

/** Each symbol as its path, what stands before it, its text and its separator. */
const outline = (path: string, text: string): string[][] => {
  const symbols = listSymbols(path, text);
  const pathOf = (index: number | undefined): string => {
    const symbol = index === undefined ? undefined : symbols[index];
    return symbol === undefined ? '' : `${pathOf(symbol.parent)}/${symbol.name}`;
  };
  return symbols.map(({ kind, docFrom, from, to, end }, index) => [kind, pathOf(index), text.slice(docFrom, from), text.slice(from, to), text.slice(to, end)]);
};

const rows: readonly { what: string; path?: string; text: string; symbols: readonly (readonly string[])[] }[] = [
  {
    what: 'functions, exported and not',
    text: 'function a() {}\nexport async function b() {}\nexport default function* c() {}\n',
    symbols: [
      ['function', '/a', '', 'function a() {}', ''],
      ['function', '/b', '', 'export async function b() {}', ''],
      ['function', '/c', '', 'export default function* c() {}', ''],
    ],
  },
  {
    what: 'comments right above and decorators',
    text: '// head\n\n/** doc */\n// more\n@dec()\nexport class A {}\n',
    symbols: [['class', '/A', '/** doc */\n// more\n', '@dec()\nexport class A {}', '']],
  },
  {
    what: 'no comment that belongs to the line before',
    text: 'class A {\n  x = 1; // the first\n  y = 2;\n}',
    symbols: [
      ['class', '/A', '', 'class A {\n  x = 1; // the first\n  y = 2;\n}', ''],
      ['field', '/A/x', '', 'x = 1', ';'],
      ['field', '/A/y', '', 'y = 2', ';'],
    ],
  },
  {
    what: 'members with their decorators, overloads, accessors and quoted names',
    text: "class A {\n  /** m */\n  m(a: 1): void;\n  @d() m(a: any) {}\n  get 'x y'() {}\n}",
    symbols: [
      ['class', '/A', '', "class A {\n  /** m */\n  m(a: 1): void;\n  @d() m(a: any) {}\n  get 'x y'() {}\n}", ''],
      ['method', '/A/m', '/** m */\n  ', 'm(a: 1): void', ';'],
      ['method', '/A/m', '', '@d() m(a: any) {}', ''],
      ['method', '/A/x y', '', "get 'x y'() {}", ''],
    ],
  },
  {
    what: 'interfaces, types and enums',
    text: 'interface I { a: 1; b(): 2 }\ntype T = 1;\nenum E { A, B = 2 }\n',
    symbols: [
      ['interface', '/I', '', 'interface I { a: 1; b(): 2 }', ''],
      ['field', '/I/a', '', 'a: 1', ';'],
      ['method', '/I/b', '', 'b(): 2', ''],
      ['type', '/T', '', 'type T = 1;', ''],
      ['enum', '/E', '', 'enum E { A, B = 2 }', ''],
      ['field', '/E/A', '', 'A', ','],
      ['field', '/E/B', '', 'B = 2', ''],
    ],
  },
  {
    what: 'variables at the top, where a statement has one',
    text: 'export const a = () => {};\nlet b = 1, c = 2;\nconst { d } = a;\nconst K = class { m() {} };\nif (a) { const e = 1; }\n',
    symbols: [
      ['constant', '/a', '', 'export const a = () => {};', ''],
      ['constant', '/K', '', 'const K = class { m() {} };', ''],
      ['method', '/K/m', '', 'm() {}', ''],
    ],
  },
  {
    what: 'modules and what is declared',
    text: 'declare function f(): void;\nnamespace N { export const k = 1; }\ndeclare module "m" { class C {} }\n',
    symbols: [
      ['function', '/f', '', 'declare function f(): void;', ''],
      ['module', '/N', '', 'namespace N { export const k = 1; }', ''],
      ['constant', '/N/k', '', 'export const k = 1;', ''],
      ['module', '/m', '', 'declare module "m" { class C {} }', ''],
      ['class', '/m/C', '', 'class C {}', ''],
    ],
  },
  { what: 'default exports without a name', text: 'export default { a: 1 };\n', symbols: [['constant', '/default', '', 'export default { a: 1 };', '']] },
  {
    what: 'fields of JavaScript',
    path: 'a.js',
    text: 'class A { static x = 1; y }',
    symbols: [
      ['class', '/A', '', 'class A { static x = 1; y }', ''],
      ['field', '/A/x', '', 'static x = 1', ';'],
      ['field', '/A/y', '', 'y', ''],
    ],
  },
  { what: 'nothing where there is no grammar', path: 'a.unknown', text: 'function a() {}', symbols: [] },
];

describe('the outline of a file', () => {
  it.each(rows)('has $what', ({ path = 'a.ts', text, symbols }) => {
    expect(outline(path, text)).toEqual(symbols);
  });

  it('is in bounds, in order and nested, whatever the text', () => {
    const word = fc.constantFrom(
      'class A',
      'class',
      '{',
      '}',
      'export ',
      'default ',
      'm()',
      '@d ',
      'x = 1',
      ';',
      ',',
      '// c\n',
      '/* d */',
      '\n',
      '\n\n',
      'function f() {}',
      'const a = 1',
      'enum E',
      'namespace N',
      '`',
      '\uD800',
    );
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const symbols = listSymbols('a.ts', source);
        for (const [index, { docFrom, from, to, end, parent }] of symbols.entries()) {
          expect([docFrom, from, to, end, source.length]).toEqual([docFrom, from, to, end, source.length].sort((a, b) => a - b));
          expect(index === 0 || (symbols[index - 1]?.from ?? 0) <= from).toBe(true);
          const holder = parent === undefined ? undefined : symbols[parent];
          if (holder !== undefined) expect(holder.from <= docFrom && to <= holder.to).toBe(true);
        }
      }),
      { seed: 20_261_123, numRuns: 500 },
    );
  });

  it.each([
    ['modules in modules', 'namespace a {'.repeat(5_000)],
    ['members', `class A {\n${'  /** d */\n  @d() x = 1;\n'.repeat(50_000)}}`],
    ['declarators', `const ${'a = 1, '.repeat(100_000)}b = 2;`],
    ['comments', '// c\n'.repeat(200_000)],
  ])('takes any number of %s', (_, text) => {
    expect(listSymbols('a.ts', text).length).toBeLessThanOrEqual(50_001);
  });
});

describe('lines in strings', () => {
  it('are those whose start a template or a string holds', () => {
    expect([...findLinesInStrings('a.ts', `a(\`x\n  y \${b\n} z\n\`);\n// \`\n"a\\\nb";\n`)]).toEqual([1, 3, 6]);
  });
});
