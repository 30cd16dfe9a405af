import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/score/score.ts';
import type { Scope } from '../../src/types.ts';

/** One file before, after the reference and after the edit; and the atoms that are not wanted, as `class label (symbol)`. */
interface Row {
  readonly name: string;
  readonly path?: string;
  readonly before: string;
  readonly wanted: string;
  readonly edited: string;
  readonly atoms: readonly string[];
  readonly recall?: number;
  readonly equivalent?: boolean;
  readonly scope?: Scope;
}

const body = (...lines: string[]): string => `function f(a, b) {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const before = body('const x = a + 1;', 'log(x);', 'return x;');
const wanted = body('const x = a + b;', 'log(x);', 'return x;');

const rows: readonly Row[] = [
  { name: 'the reference itself', before, wanted, edited: wanted, atoms: [], recall: 1, equivalent: true },
  {
    name: 'another way at the same site',
    before,
    wanted,
    edited: body('const x = b + 2;', 'log(x);', 'return x;'),
    atoms: ['semantic on-site (f)', 'semantic on-site (f)'],
    recall: 0.5,
  },
  {
    name: 'a change elsewhere beside the wanted one',
    before,
    wanted,
    edited: body('const x = a + b;', 'log(x);', 'return x + 1;'),
    atoms: ['semantic off-site (f)'],
    recall: 1,
  },
  {
    name: 'a change elsewhere instead of the wanted one',
    before,
    wanted,
    edited: body('const x = a + 1;', 'log(x);', 'return x + b - 1;'),
    atoms: ['semantic uncertain (f)'],
    recall: 0,
  },
  {
    name: 'a second change at a site that is done',
    before,
    wanted,
    edited: body('const x = c + b;', 'log(x);', 'return x;'),
    atoms: ['semantic off-site (f)'],
    recall: 1,
  },
  { name: 'a dropped statement', before, wanted, edited: body('const x = a + b;', 'return x;'), atoms: ['semantic off-site (f)'], recall: 1 },
  {
    name: 'an added comment',
    before,
    wanted,
    edited: body('const x = a + b;', '// why', 'log(x);', 'return x;'),
    atoms: ['comment off-site (f)'],
    recall: 1,
    equivalent: true,
  },
  {
    name: 'quotes, semicolons and commas',
    before: "f('a', [1, 2]);\ng(1);\n",
    wanted: "f('a', [1, 2]);\ng(2);\n",
    edited: 'f("a", [1, 2,])\ng(2)\n',
    atoms: ['layout off-site'],
    recall: 1,
    equivalent: true,
  },
  { name: 'another string', before: "f('a');\ng(1);\n", wanted: "f('a');\ng(2);\n", edited: "f('b');\ng(2);\n", atoms: ['semantic off-site'], recall: 1 },
  {
    name: 'parentheses round one arrow parameter',
    before: 'f(x => 1);\ng(1);\n',
    wanted: 'f(x => 1);\ng(2);\n',
    edited: 'f((x) => 1);\ng(2);\n',
    atoms: ['layout off-site'],
    equivalent: true,
  },
  {
    name: 'parentheses that are needed',
    before: 'f(x => 1);\ng(1);\n',
    wanted: 'f(x => 1);\ng(2);\n',
    edited: 'f((x, y) => 1);\ng(2);\n',
    atoms: ['semantic off-site', 'semantic off-site'],
  },
  {
    name: 'a hole is no trailing comma',
    before: 'a = [1, ,];\ng(1);\n',
    wanted: 'a = [1, ,];\ng(2);\n',
    edited: 'a = [1,];\ng(2);\n',
    atoms: ['semantic off-site'],
  },
  {
    name: 'a line break that ends a statement',
    before: 'function f() {\n  return x;\n}\ng(1);\n',
    wanted: 'function f() {\n  return x;\n}\ng(2);\n',
    edited: 'function f() {\n  return\n  x;\n}\ng(2);\n',
    atoms: ['semantic off-site (f)'],
    equivalent: false,
  },
  { name: 'a blank line', before, wanted, edited: wanted.replace('  return', '\n  return'), atoms: ['layout off-site (f)'], equivalent: true },
  {
    name: 'consecutive lines indented anew are one atom',
    before,
    wanted,
    edited: wanted.replace('  log(x);\n  return', '\tlog(x);\n\treturn'),
    atoms: ['layout off-site (f)'],
    equivalent: true,
  },
  { name: 'a missing final newline', before, wanted, edited: wanted.trimEnd(), atoms: ['eol off-site'], equivalent: true },
  { name: 'other line endings are one atom', before, wanted, edited: wanted.replaceAll('\n', '\r\n'), atoms: ['eol off-site'], equivalent: true },
  {
    name: 'two added statements are two atoms',
    before,
    wanted,
    edited: body('const x = a + b;', 'log(1);', 'log(x);', 'return x;', 'log(2);'),
    atoms: ['semantic off-site (f)', 'semantic off-site (f)'],
  },
  {
    name: 'a wanted and an unwanted statement at one place',
    before,
    wanted: before.replace('  return', '  save(x);\n  return'),
    edited: before.replace('  return', '  save(x);\n  notify(x);\n  return'),
    atoms: ['semantic off-site (f)'],
    recall: 1,
  },
  {
    name: 'the unwanted one first',
    before,
    wanted: before.replace('  return', '  save(x);\n  return'),
    edited: before.replace('  return', '  notify(x);\n  save(x);\n  return'),
    atoms: ['semantic off-site (f)'],
    recall: 1,
  },
  {
    name: 'an inserted function is one atom',
    before,
    wanted,
    edited: `${wanted}\nfunction g() {\n  h();\n  return 1;\n}\n`,
    atoms: ['semantic off-site (g)'],
    recall: 1,
  },
  {
    name: 'the same member in another gap of its list',
    before: 'const o = {\n  a: 1,\n  b: 2,\n};\n',
    wanted: 'const o = {\n  a: 1,\n  b: 2,\n  c: 3,\n};\n',
    edited: 'const o = {\n  a: 1,\n  c: 3,\n  b: 2,\n};\n',
    atoms: [],
    recall: 1,
    equivalent: false,
  },
  {
    name: 'lines indented because their nesting changed',
    before: body('log(a);', 'return b;'),
    wanted: body('if (a) {', '  log(a);', '}', 'return b;'),
    edited: body('if (b) {', '  log(a);', '}', 'return b;'),
    atoms: ['semantic on-site (f)'],
    recall: 5 / 6,
  },
  {
    name: 'a doc comment with the function it documents',
    before,
    wanted: `${before}\nfunction g() {}\n`,
    edited: `${before}\n/** Does g. */\nfunction g() {}\n`,
    atoms: ['comment induced'],
    recall: 1,
    equivalent: true,
  },
  {
    name: 'a forbidden symbol',
    before,
    wanted,
    edited: wanted.replace('log(x)', 'log(1)'),
    atoms: ['semantic out-of-scope (f)'],
    scope: { allow: [], forbid: ['*.ts#f'] },
  },
  {
    name: 'a permitted symbol',
    before,
    wanted,
    edited: wanted.replace('log(x)', 'log(1)'),
    atoms: ['semantic permitted (f)'],
    scope: { allow: ['a.ts#f'], forbid: [] },
    equivalent: true,
  },
  { name: 'a place inside a new syntax error', before, wanted, edited: wanted.replace('return x;', 'return ((x;'), atoms: ['semantic uncertain (f)'] },
  {
    name: 'a number in JSON',
    path: 'a.json',
    before: '{"a": 1, "b": [1, 2]}\n',
    wanted: '{"a": 2, "b": [1, 2]}\n',
    edited: '{"a": 2, "b": [1, 3]}\n',
    atoms: ['semantic off-site'],
  },
  {
    name: 'a trailing comma in JSON',
    path: 'a.json',
    before: '{"a": 1}\n',
    wanted: '{"a": 2}\n',
    edited: '{"a": 2,}\n',
    atoms: ['semantic uncertain'],
    equivalent: false,
  },
  {
    name: 'a descendant selector',
    path: 'a.css',
    before: 'a.b { color: red; }\n',
    wanted: 'a.b { color: blue; }\n',
    edited: 'a .b { color: blue; }\n',
    atoms: ['semantic off-site'],
    equivalent: false,
  },
  {
    name: 'a last semicolon in CSS',
    path: 'a.css',
    before: 'a { color: red; top: 0; }\n',
    wanted: 'a { color: blue; top: 0; }\n',
    edited: 'a { color: blue; top: 0 }\n',
    atoms: ['layout off-site'],
    equivalent: true,
  },
  {
    name: 'text in HTML',
    path: 'a.html',
    before: '<p>one two</p>\n<b>x</b>\n',
    wanted: '<p>one two</p>\n<b>y</b>\n',
    edited: '<p>one  two</p>\n<b>y</b>\n',
    atoms: ['layout off-site'],
    equivalent: true,
  },
  {
    name: 'JSX text broken over lines',
    path: 'a.tsx',
    before: 'a = <p>one two</p>;\ng(1);\n',
    wanted: 'a = <p>one two</p>;\ng(2);\n',
    edited: 'a = <p>\n  one two\n</p>;\ng(2);\n',
    atoms: ['layout off-site'],
    equivalent: true,
  },
  {
    name: 'JSX text with a space lost',
    path: 'a.tsx',
    before: 'a = <p>one <b>two</b></p>;\ng(1);\n',
    wanted: 'a = <p>one <b>two</b></p>;\ng(2);\n',
    edited: 'a = <p>one<b>two</b></p>;\ng(2);\n',
    atoms: ['semantic off-site'],
  },
  {
    name: 'a paragraph without a grammar',
    path: 'a.md',
    before: 'one\n\ntwo\n\nthree\n',
    wanted: 'one\n\n2\n\nthree\n',
    edited: 'one\n\n2\n\n3\n',
    atoms: ['semantic off-site'],
    recall: 1,
  },
  {
    name: 'white space without a grammar',
    path: 'a.md',
    before: 'one\n\ntwo\n\nthree\n',
    wanted: 'one\n\n2\n\nthree\n',
    edited: '  one\n\n2\n\nthree\n',
    atoms: ['layout off-site'],
    equivalent: true,
  },
];

const print = (atom: { class: string; label: string; symbol?: string }): string =>
  `${atom.class} ${atom.label}${atom.symbol === undefined ? '' : ` (${atom.symbol})`}`;

describe('an edit of one file', () => {
  it.each(rows)('$name', (row) => {
    const path = row.path ?? 'a.ts';
    const task = {
      files: new Map([[path, row.before]]),
      references: [new Map([[path, row.wanted]])],
      noop: false,
      ...(row.scope === undefined ? {} : { scope: row.scope }),
    };
    const score = createScorer(task).score(new Map([[path, row.edited]]));
    expect(score.atoms.filter(({ label }) => label !== 'wanted').map(print)).toEqual(row.atoms);
    if (row.recall !== undefined) expect(score.recall).toBeCloseTo(row.recall);
    if (row.equivalent !== undefined) expect(score.equivalent).toBe(row.equivalent);
    expect(score.irrelevant).toBe(row.atoms.filter((atom) => /off-site|out-of-scope/.test(atom)).length);
  });
});
