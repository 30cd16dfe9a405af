import type { Scope } from '../../src/types.ts';

/** One file before, after the reference and after the edit; and the atoms that are not wanted, as `class label (symbol)`. */
export interface Case {
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

/** What a person would say of an edit of a TypeScript file, case by case. */
export const cases: readonly Case[] = [
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
    name: 'a change elsewhere, where the wanted comment is put in other words',
    before,
    wanted: body('// adds both', 'const x = a + b;', 'log(x);', 'return x;'),
    edited: body('// the sum', 'const x = a + b;', 'log(x);', 'return x + 1;'),
    atoms: ['comment on-site (f)', 'semantic off-site (f)'],
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
    name: 'other line endings are one atom beside a line for the shell, too',
    before: `#!/usr/bin/env node\n${before}`,
    wanted: `#!/usr/bin/env node\n${wanted}`,
    edited: `#!/usr/bin/env node\n${wanted}`.replaceAll('\n', '\r\n'),
    atoms: ['eol off-site'],
    equivalent: true,
  },
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
];
