import { describe, expect, it } from 'vitest';
import { listPlaces } from '../../src/syntax/places.ts';

const places = (path: string, text: string): string[] => listPlaces(path, text).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);

describe('the places of a program', () => {
  it.each<[string, string, readonly string[]]>([
    ['no directive, import or declaration that runs nothing', "'use strict';\nimport 'x';\nfunction f() {}\nexport interface A {}\nnamespace N {}\n", []],
    ['statements and declarations of a list', 'f();\nlet a = 1;\n{ g(); }\n', ['statement: f();', 'declaration: let a = 1;', 'statement: g();']],
    ['what is exported and runs', 'export const a = 1;\nexport default f();\n', ['declaration: export const a = 1;', 'declaration: export default f();']],
    [
      'conditions, operators, lone statements and what they return',
      'function f() { if (a < b) return 1; else throw c }',
      ['statement: if (a < b) return 1; else throw c', 'condition: (a < b)', 'operation: <', 'lone: return 1;', 'returned: 1', 'lone: throw c'],
    ],
    ['no condition of a loop, but its only statement', 'while (a) b();\n', ['statement: while (a) b();', 'lone: b();']],
    [
      'what an arrow function gives, and the condition of an expression',
      'const f = (a) => a ? b : (c) => { d(); };',
      ['declaration: const f = (a) => a ? b : (c) => { d(); };', 'arrow: a ? b : (c) => { d(); }', 'condition: a', 'statement: d();'],
    ],
    ['no angle bracket of a type', 'let a: Map<string, A | B>;\n', ['declaration: let a: Map<string, A | B>;']],
    [
      'the cases of a switch',
      'switch (a) { case 1: b(); default: c(); }',
      ['statement: switch (a) { case 1: b(); default: c(); }', 'statement: b();', 'statement: c();'],
    ],
  ])('are %s', (_, text, expected) => expect(places('a.ts', text)).toEqual(expected));

  it('are those of Python, but for docstrings', () => {
    const text = '"""doc"""\ndef f(a):\n    """doc"""\n    if a < 1 and not a:\n        raise A()\n    return a + 1\n';
    expect(places('a.py', text)).toEqual([
      'statement: if a < 1 and not a:\n        raise A()',
      'condition: a < 1 and not a',
      'operation: <',
      'operation: and',
      'statement: raise A()',
      'declaration: return a + 1',
      'returned: a + 1',
      'operation: +',
    ]);
  });

  it('are none without a grammar', () => expect(places('a.txt', 'f();')).toEqual([]));

  it('are found in deep nesting', () => {
    const depth = 20_000;
    expect(listPlaces('a.js', `${'{'.repeat(depth)}f();${'}'.repeat(depth)}`).map(({ kind }) => kind)).toEqual(['statement']);
  });
});
