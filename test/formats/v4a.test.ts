import { describe, expect, it } from 'vitest';
import { v4a } from '../../formats/v4a.ts';

/** Each file has one line `change();`, deep enough that the line of the scope is no context. */
const rows = [
  ['the function around the change', 'function f() {', ['function f() {', '  a();', '  b();', '  c();', '  d();', '  change();', '}']],
  ['the method, not the class', '  m() {', ['class A {', '  m() {', '    a();', '    b();', '    c();', '    d();', '    change();', '  }', '}']],
  ['the function, not the block', 'function f() {', ['function f() {', '  if (x) {', '    a();', '    b();', '    c();', '    change();', '  }', '}']],
  ['the function, not the one that ends above', 'def f():', ['def f():', '    def g():', '        a()', '    b()', '    c()', '    d()', '    change();']],
  ['the first line of a long signature', 'function f(', ['function f(', '  a: A,', '): void {', '  a();', '  b();', '  c();', '  change();', '}']],
  ['nothing at the top level', undefined, ['function f() {', '}', 'a();', 'b();', 'c();', 'change();']],
  ['nothing that reads like another line', undefined, ['function f() {', '  a();', '  b();', '  c();', '  change();', '}', 'function f() {', '}']],
] as const;

describe('the scope that v4a names', () => {
  it.each(rows)('is %s', (_, scope, lines) => {
    const [before, after] = [lines, lines.map((line) => line.replace('change', 'changed'))].map((all) => new Map([['a', `${all.join('\n')}\n`]]));
    const { response } = v4a.render(before ?? new Map(), after ?? new Map());
    expect(response.text.split('\n').find((line) => line.startsWith('@@'))).toBe(scope === undefined ? '@@' : `@@ ${scope}`);
  });
});
