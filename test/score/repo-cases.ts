import type { Scope } from '../../src/types.ts';

/** Files by path; null where one is gone. What is not named stays as it was. */
export type Tree = Readonly<Record<string, string | null>>;

/** A repo before, what the references do and what the edit does; and the atoms that are not wanted, as `path class label`. */
export interface RepoCase {
  readonly name: string;
  readonly before: Tree;
  readonly wanted: Tree | readonly Tree[];
  readonly edited: Tree;
  readonly atoms: readonly string[];
  readonly reference?: number;
  readonly scope?: Scope;
}

const goal = 'g(1);\n';
const done = 'g(2);\n';

/** A repo in which the reference changes `goal.ts`, and the edit does that and something else. */
const beside = (name: string, before: Tree, edited: Tree, atoms: readonly string[], scope?: Scope): RepoCase => ({
  name,
  before: { 'goal.ts': goal, ...before },
  wanted: { 'goal.ts': done },
  edited: { 'goal.ts': done, ...edited },
  atoms,
  ...(scope === undefined ? {} : { scope }),
});

/** An edit that is the reference. */
const asAsked = (name: string, before: Tree, wanted: Tree, scope: Scope): RepoCase => ({ name, before, wanted, edited: wanted, atoms: [], scope });

/** A repo as that of `beside`, where the edit makes the wanted change in another way. */
const another = (name: string, before: Tree, edited: Tree, atoms: readonly string[]): RepoCase => ({
  name,
  before: { 'goal.ts': goal, ...before },
  wanted: { 'goal.ts': done },
  edited,
  atoms,
});

const lib = 'export function one() {\n  return 1;\n}\n';
const documented = '/** Of all. */\nexport class K {\n  /** Runs. */\n  run() {}\n\n  // Goes.\n  go() {}\n\n  stop() {}\n}\n';
const uno = 'export function uno() {\n  return 1;\n}\n';
const use = "import { one } from './lib.ts';\nuse(one);\n";
const useUno = "import { uno } from './lib.ts';\nuse(uno);\n";
const renamed = ['lib.ts rename off-site', 'use.ts rename off-site', 'use.ts rename off-site'];

/** Renames with places in several files. */
export const renameCases: readonly RepoCase[] = [
  beside('a function and what imports it', { 'lib.ts': lib, 'use.ts': use }, { 'lib.ts': uno, 'use.ts': useUno }, renamed),
  beside('a function that another file goes on importing', { 'lib.ts': lib, 'use.ts': use }, { 'lib.ts': uno }, ['lib.ts semantic off-site']),
  beside('a function that one of two files goes on importing', { 'lib.ts': lib, 'use.ts': use, 'more.ts': use }, { 'lib.ts': uno, 'use.ts': useUno }, [
    'lib.ts semantic off-site',
    'use.ts semantic off-site',
    'use.ts semantic off-site',
  ]),
  beside(
    'a function that is imported by a name of its own',
    { 'lib.ts': lib, 'use.ts': "import { one as x } from './lib.js';\nuse(x);\n" },
    { 'lib.ts': uno, 'use.ts': "import { uno as x } from './lib.js';\nuse(x);\n" },
    renamed.slice(0, 2),
  ),
  beside(
    'a function that keeps its name where it is imported',
    { 'lib.ts': lib, 'use.ts': use },
    { 'lib.ts': uno, 'use.ts': use.replace('one', 'uno as one') },
    renamed.slice(0, 2),
  ),
  beside(
    'a function that is reached by a dot',
    { 'lib.ts': lib, 'use.ts': "import * as lib from './lib';\nuse(lib.one);\n" },
    { 'lib.ts': uno, 'use.ts': "import * as lib from './lib';\nuse(lib.uno);\n" },
    renamed.slice(0, 2),
  ),
  beside(
    'a method',
    { 'lib.ts': 'export class K {\n  run() {}\n}\n', 'use.ts': "import { K } from './lib';\nnew K().run();\n" },
    { 'lib.ts': 'export class K {\n  go() {}\n}\n', 'use.ts': "import { K } from './lib';\nnew K().go();\n" },
    renamed.slice(0, 2),
  ),
  beside(
    'a function that a third file passes on',
    { 'lib/one.ts': lib, 'lib/index.ts': "export { one } from './one';\n", 'use.ts': "import { one } from './lib';\nuse(one);\n" },
    { 'lib/one.ts': uno, 'lib/index.ts': "export { uno } from './one';\n", 'use.ts': "import { uno } from './lib';\nuse(uno);\n" },
    ['lib/index.ts rename off-site', 'lib/one.ts rename off-site', ...renamed.slice(1)],
  ),
  beside(
    'a function in a file that gets another name too',
    { 'lib.ts': lib, 'use.ts': use },
    { 'lib.ts': null, 'core.ts': uno, 'use.ts': useUno.replace('lib', 'core') },
    ['lib.ts file off-site', 'lib.ts rename off-site', 'use.ts rename off-site', 'use.ts semantic off-site', 'use.ts rename off-site'],
  ),
  beside('another import out of the same file', { 'lib.ts': lib + uno, 'use.ts': use }, { 'use.ts': useUno }, [
    'use.ts semantic off-site',
    'use.ts semantic off-site',
  ]),
  {
    name: 'what imports a function that the reference renames',
    before: { 'lib.ts': lib, 'use.ts': use },
    wanted: { 'lib.ts': uno },
    edited: { 'lib.ts': uno, 'use.ts': useUno },
    atoms: ['use.ts rename induced', 'use.ts rename induced'],
  },
  {
    name: 'names of two files that have nothing to do with each other',
    before: { 'a.ts': 'const size = 1;\nf(size);\n', 'b.ts': 'const size = 2;\nf(size);\n' },
    wanted: { 'a.ts': 'const length = 1;\nf(length);\n' },
    edited: { 'a.ts': 'const length = 1;\nf(length);\n', 'b.ts': 'const length = 2;\nf(length);\n' },
    atoms: ['b.ts rename off-site', 'b.ts rename off-site'],
  },
];

const two = 'export const two = () => 2;\n';
const useOne = "import { one } from './two.ts';\ng(one());\n";
const useTwo = "import { two } from './two.ts';\ng(two());\n";

/** What follows in one file from what another one begins to use; stray files; references; scopes. */
export const otherRepoCases: readonly RepoCase[] = [
  another('a helper in another file', { 'two.ts': 'f();\n' }, { 'two.ts': `f();\n${two}`, 'goal.ts': useTwo }, [
    'goal.ts semantic induced',
    'goal.ts semantic on-site',
    'two.ts semantic induced',
  ]),
  another(
    'a helper in another file, and one that nothing imports',
    { 'two.ts': 'f();\n' },
    { 'two.ts': `f();\n${two}export const ten = 10;\n`, 'goal.ts': useTwo },
    ['goal.ts semantic induced', 'goal.ts semantic on-site', 'two.ts semantic induced', 'two.ts semantic uncertain'],
  ),
  {
    name: 'the helper of the reference in another file, with something more',
    before: { 'two.ts': 'f();\n', 'goal.ts': goal },
    wanted: { 'two.ts': `f();\n${lib}`, 'goal.ts': useOne },
    edited: { 'two.ts': `f();\n${lib.replace('return', 'f();\n  return')}`, 'goal.ts': useOne },
    atoms: ['two.ts semantic off-site'],
  },
  another('a helper in a new file', {}, { 'two.ts': two, 'goal.ts': useTwo }, ['goal.ts semantic induced', 'goal.ts semantic on-site', 'two.ts file induced']),
  another('a new file that nothing imports', {}, { 'two.ts': two, 'goal.ts': 'g(3);\n' }, ['goal.ts semantic on-site', 'two.ts file off-site']),
  beside('a new file that only an unwanted change imports', { 'use.ts': 'f(2);\n' }, { 'two.ts': two, 'use.ts': useTwo.replace('g(', 'f(') }, [
    'two.ts file off-site',
    'use.ts semantic off-site',
    'use.ts semantic off-site',
  ]),
  beside('a deleted file', { 'old.ts': 'f();\n' }, { 'old.ts': null }, ['old.ts file off-site']),
  {
    name: 'the reference that leaves least irrelevant, where none is fully done',
    before: { 'a.ts': 'f(1);\n', 'b.ts': '// one\ng(1, 2, 3);\n' },
    wanted: [{ 'a.ts': 'f(2);\n', 'b.ts': '// one\ng(4, 5, 6);\n' }, { 'b.ts': '// two\ng(7, 8, 9);\n' }],
    edited: { 'b.ts': '// 2\ng(4, 5, 6);\n' },
    atoms: ['b.ts comment on-site', 'b.ts semantic on-site', 'b.ts semantic on-site', 'b.ts semantic on-site'],
    reference: 1,
  },
  {
    name: 'the reference of which most is done, where as much is irrelevant',
    before: { 'a.ts': 'f(1);\n', 'b.ts': 'g(1);\n' },
    wanted: [
      { 'a.ts': 'f(2);\n', 'b.ts': 'g(2);\n' },
      { 'a.ts': 'f(3);\n', 'b.ts': 'g(3);\n' },
    ],
    edited: { 'b.ts': 'g(3);\n' },
    atoms: [],
    reference: 1,
  },
  {
    name: 'the reference that is fully done, though another one would excuse more',
    before: { 'a.ts': 'f(1);\n', 'b.ts': 'g(1);\n' },
    wanted: [{ 'a.ts': 'f(2);\n' }, { 'a.ts': 'f(2);\n', 'b.ts': 'g(2);\n' }],
    edited: { 'a.ts': 'f(2);\n', 'b.ts': 'g(3);\n' },
    atoms: ['b.ts semantic off-site'],
    reference: 0,
  },
  beside(
    'files that the task permits',
    { 'docs/a.md': 'one\n', 'lib.ts': lib },
    { 'docs/a.md': 'two\n', 'docs/new.md': 'x\n', 'lib.ts': `${lib}f();\n` },
    ['docs/a.md semantic permitted', 'docs/new.md file permitted', 'lib.ts semantic off-site'],
    { allow: ['docs/**'], forbid: [] },
  ),
  beside(
    'a file and a symbol that the task forbids, within what it permits',
    { 'src/a.ts': 'export class K {\n  run() {\n    f(1);\n  }\n  go() {\n    f(1);\n  }\n}\n', 'src/b.ts': 'f(1);\n' },
    { 'src/a.ts': 'export class K {\n  run() {\n    f(2);\n  }\n  go() {\n    f(2);\n  }\n}\n', 'src/b.ts': 'f(2);\n' },
    ['src/a.ts semantic out-of-scope', 'src/a.ts semantic permitted', 'src/b.ts semantic out-of-scope'],
    { allow: ['src/'], forbid: ['src/*.ts#K.run', '**/b.ts'] },
  ),
  beside(
    'the comments right above symbols that the task forbids, and others',
    { 'a.ts': documented, 'b.ts': '/** Of one. */\nexport const one = 1;\n' },
    {
      'a.ts': documented.replace('Of all.', 'Of everything.').replace('Runs.', 'Does it.').replace('  // Goes.\n', '').replace('  stop', '  // Stops.\n  stop'),
      'b.ts': '/** Of 1. */\nexport const one = 1;\n',
    },
    ['a.ts comment off-site', 'a.ts comment out-of-scope', 'a.ts comment out-of-scope', 'a.ts comment out-of-scope', 'b.ts comment permitted'],
    { allow: ['b.ts#one'], forbid: ['a.ts#K.run', 'a.ts#K.go', 'a.ts#K.stop'] },
  ),
  beside(
    'a comment that an empty line parts from a symbol that the task forbids',
    { 'a.ts': '/** Of the file. */\n\nexport const one = 1;\n' },
    { 'a.ts': '/** Of all. */\n\nexport const one = 1;\n' },
    ['a.ts comment off-site'],
    { allow: [], forbid: ['a.ts#one'] },
  ),
  asAsked(
    'the comment of a symbol that the task forbids and the reference changes',
    { 'a.ts': '/** Of one. */\nexport const one = 1;\n' },
    { 'a.ts': '/** Of 1. */\nexport const one = 1;\n' },
    { allow: [], forbid: ['a.ts#one'] },
  ),
  beside(
    'a forbidden method that is indented anew with its neighbours',
    { 'a.ts': 'class K {\n  x = 1;\n  a() {}\n  b() {}\n}\n' },
    { 'a.ts': 'class K {\n    x = 1;\n    a() {}\n    b() {}\n}\n' },
    ['a.ts layout out-of-scope'],
    { allow: [], forbid: ['a.ts#K.a'] },
  ),
  beside(
    'the neighbours of a forbidden method, indented anew without it',
    { 'a.ts': 'class K {\n  x = 1;\n  a() {}\n  b() {}\n}\n' },
    { 'a.ts': 'class K {\n    x = 1;\n  a() {}\n    b() {}\n}\n' },
    ['a.ts layout off-site'],
    { allow: [], forbid: ['a.ts#K.a'] },
  ),
  beside('a file with a forbidden function that is deleted', { 'a.ts': 'export const f = () => 1;\n' }, { 'a.ts': null }, ['a.ts file out-of-scope'], {
    allow: [],
    forbid: ['a.ts#f'],
  }),
  beside(
    'a comment and a function that move into a class that the task forbids',
    { 'a.py': 'class A:\n    x = 1\n# doc\ndef f(): return 1\n' },
    { 'a.py': 'class A:\n    x = 1\n    # doc\n    def f(): return 1\n' },
    ['a.py layout off-site', 'a.py semantic out-of-scope'],
    { allow: [], forbid: ['a.py#A'] },
  ),
  asAsked('a place that the task forbids and the reference changes', { 'a.ts': 'f(1);\n' }, { 'a.ts': 'f(2);\n' }, { allow: [], forbid: ['a.ts'] }),
];
