import type { Case } from './cases.ts';

const goal = { old: 'g(1);', now: 'g(2);' };

/** A file in which the reference changes `g(1)` to `g(2)`, and the edit something else too. */
const beside = (name: string, before: string, edited: string, atoms: readonly string[], rest: Partial<Case> = {}): Case => ({
  name,
  before: `${before}${goal.old}\n`,
  wanted: `${before}${goal.now}\n`,
  edited: `${edited}${goal.now}\n`,
  atoms,
  recall: 1,
  ...rest,
});

/** The same where the edit makes the wanted change in another way, by `call`. */
const another = (name: string, before: string, edited: string, call: string, atoms: readonly string[]): Case => ({
  name,
  before: `${before}${goal.old}\n`,
  wanted: `${before}${goal.now}\n`,
  edited: `${edited}${call}\n`,
  atoms,
});

const two = { old: 'f(1);\n', now: 'f(2);\n' };

const three = "import { a } from './a';\nimport { b } from './b';\nimport { c } from './c';\na(b, c);\n";
const rename = 'rename off-site';

/** Imports in another order, names replaced throughout, code moved, and what follows from a change that is kept. */
export const classCases: readonly Case[] = [
  {
    name: 'more at a place that is done, while another is not',
    before: `${two.old}${goal.old}\n`,
    wanted: `${two.now}${goal.now}\n`,
    edited: `f(2, 3);\n${goal.old}\n`,
    atoms: ['semantic uncertain'],
    recall: 0.5,
  },
  {
    name: 'more at a place that is done, and so is all else',
    before: `${two.old}${goal.old}\n`,
    wanted: `${two.now}${goal.now}\n`,
    edited: `f(2, 3);\n${goal.now}\n`,
    atoms: ['semantic off-site'],
    recall: 1,
  },
  beside(
    'imports in another order',
    three,
    "import { c } from './c';\nimport { a } from './a';\nimport { b } from './b';\na(b, c);\n",
    Array(6).fill('import-order off-site'),
  ),
  beside(
    'imports turned round',
    three,
    "import { c } from './c';\nimport { b } from './b';\nimport { a } from './a';\na(b, c);\n",
    Array(4).fill('import-order off-site'),
  ),
  beside('imported names in another order', "import { a, b as x, c } from './a';\na(x, c);\n", "import { c, a, b as x } from './a';\na(x, c);\n", [
    'import-order off-site',
    'import-order off-site',
  ]),
  beside('aliases exchanged are no order', "import { a as b, c } from './a';\nb(c);\n", "import { c as b, a } from './a';\nb(c);\n", [
    'semantic off-site',
    'semantic off-site',
  ]),
  beside('imports for their effects have a meaning in their order', "import './a';\nimport './b';\n", "import './b';\nimport './a';\n", [
    'semantic off-site',
    'semantic off-site',
  ]),
  beside(
    'a local variable by another name',
    'function f(p) {\n  const size = p + 1;\n  return size * size;\n}\n',
    'function f(p) {\n  const length = p + 1;\n  return length * length;\n}\n',
    ['rename off-site (f)', 'rename off-site (f)', 'rename off-site (f)'],
  ),
  beside(
    'a use that keeps the old name makes it no rename',
    'function f(p) {\n  const size = p + 1;\n  return size * size;\n}\n',
    'function f(p) {\n  const length = p + 1;\n  return length * size;\n}\n',
    ['semantic off-site (f)', 'semantic off-site (f)'],
  ),
  beside('a use without its declaration', 'const a = 1;\nconst b = 2;\nf(a, b);\n', 'const a = 1;\nconst b = 2;\nf(b, b);\n', ['semantic off-site']),
  beside(
    'a shadowed name keeps its own',
    'const x = 1;\nconst f = (y) => {\n  const x = y;\n  return x;\n};\nf(x);\n',
    'const z = 1;\nconst f = (y) => {\n  const x = y;\n  return x;\n};\nf(z);\n',
    ['rename off-site (x)', rename],
  ),
  beside(
    'only the inner one of two by the same name',
    'const x = 1;\nconst f = (y) => {\n  const x = y;\n  return x;\n};\nf(x);\n',
    'const x = 1;\nconst f = (y) => {\n  const z = y;\n  return z;\n};\nf(x);\n',
    ['rename off-site (f)', 'rename off-site (f)'],
  ),
  beside('a parameter', 'const f = (a, b) => a + b.a;\n', 'const f = (first, b) => first + b.a;\n', ['rename off-site (f)', 'rename off-site (f)']),
  beside('a method and its calls', 'class K {\n  run() {\n    return this.run();\n  }\n}\n', 'class K {\n  go() {\n    return this.go();\n  }\n}\n', [
    'rename off-site (K.run)',
    'rename off-site (K.run)',
  ]),
  beside('a shorthand that is spelled out', 'const a = 1;\nf({ a });\n', 'const b = 1;\nf({ a: b });\n', ['rename off-site (a)', rename]),
  beside('another import in the place of one, and its uses', "import { a } from './a';\na(1);\n", "import { b } from './a';\nb(1);\n", [
    'semantic off-site',
    'semantic off-site',
  ]),
  beside('an import by a name of its own', "import { a } from './a';\na(1);\n", "import { a as b } from './a';\nb(1);\n", [rename, rename]),
  beside('a default import by another name', "import a from './a';\na(1);\n", "import b from './a';\nb(1);\n", [rename, rename]),
  beside('a constant that nothing uses', 'const a = load();\n', 'const b = load();\n', ['rename off-site (a)']),
  beside(
    'a function that becomes another one, behind one of its name',
    'function f(x) {\n  return x * 2;\n}\n',
    'function double(x) {\n  return x * 2;\n}\nfunction f(x) {\n  return double(x);\n}\n',
    ['semantic off-site (f)', 'semantic off-site (f)'],
  ),
  beside('names that are exchanged', 'const a = 1;\nconst b = 2;\nf(a, -b);\n', 'const b = 1;\nconst a = 2;\nf(b, -a);\n', [
    'rename off-site (a)',
    'rename off-site (b)',
    rename,
    rename,
  ]),
  beside(
    'functions that changed places',
    'function a() {\n  return 1;\n}\nfunction b() {\n  return 2;\n}\n',
    'function b() {\n  return 2;\n}\nfunction a() {\n  return 1;\n}\n',
    ['move off-site (a)', 'move off-site (a)', 'move off-site (b)', 'move off-site (b)'],
  ),
  beside(
    'a function that moved behind others',
    'function a(x) {\n  if (x > 1) return load(x);\n}\nfunction b() {\n  return 2;\n}\nfunction c() {\n  return 3;\n}\n',
    'function b() {\n  return 2;\n}\nfunction c() {\n  return 3;\n}\nfunction a(x) {\n  if (x > 1) return load(x);\n}\n',
    ['a', 'a', 'a', 'a', 'b', 'b', 'c', 'a', 'a', 'c'].map((name) => `move off-site (${name})`),
  ),
  beside(
    'similar functions that changed places, one of them indented more',
    "function a(x: A): boolean {\n  return Object.hasOwn(x, 'path')\n}\nfunction b(x: A): boolean {\n  if (x.context) {\n    return Object.hasOwn(x.context, 'arn')\n  }\n  return false\n}\n",
    "function b(x: A): boolean {\n  if (x.context) {\n    return Object.hasOwn(x.context, 'arn')\n  }\n  return false\n}\nfunction a(x: A): boolean {\n  return Object.hasOwn(x, 'path')\n}\n",
    ['a', 'b', 'b', 'a', ...Array(8).fill('b')].map((name) => `move off-site (${name})`),
  ),
  beside(
    'functions that changed places, and a comma of one of them',
    'function a() {\n  h(c.q(1, 2, 3));\n}\nfunction b() {\n  h(c, 1, 2, 3);\n}\n',
    'function b() {\n  h(c, 1, 2, 3);\n}\nfunction a() {\n  h(c.q(1, 2, 3));\n}\n',
    ['a', 'a', 'a', 'b', 'b', 'a'].map((name) => `move off-site (${name})`),
  ),
  beside('members that changed places', 'const o = {\n  a: 1,\n  b: 2,\n};\n', 'const o = {\n  b: 2,\n  a: 1,\n};\n', [
    'move off-site (o)',
    'move off-site (o)',
  ]),
  beside('arguments that changed places are no move', 'f(a, b);\n', 'f(b, a);\n', ['semantic off-site', 'semantic off-site']),
  another('an import that another way of doing it needs', 'h();\n', "import { two } from './two';\nh();\n", 'g(two);', [
    'semantic induced',
    'semantic on-site',
  ]),
  another('an import that nothing needs', 'h();\n', "import { three } from './three';\nh();\n", 'g(two);', ['semantic uncertain', 'semantic on-site']),
  beside('an import that nothing needs, beside what was wanted', 'h();\n', "import { three } from './three';\nh();\n", ['semantic off-site']),
  another('an import that is needed no longer', "import { one } from './one';\nf(one);\n", 'f(1);\n', 'g(3);', [
    'semantic uncertain',
    'semantic uncertain',
    'semantic on-site',
  ]),
  another('a helper that another way of doing it uses', 'h();\n', 'const two = () => 2;\nh();\n', 'g(two());', ['semantic induced', 'semantic on-site']),
  another('a helper of a helper', 'h();\n', 'const one = 1;\nconst two = () => one + one;\nh();\n', 'g(two());', [
    'semantic induced',
    'semantic induced',
    'semantic on-site',
  ]),
  {
    name: 'arguments that become one, in another way than the wanted one',
    before: 'h(v(4, 10, 45), q);\n',
    wanted: 'h(v({ ...state, page: 4 }), q);\n',
    edited: 'h(v({ page: 4, size: 10, total: 45 }), q);\n',
    atoms: Array(3).fill('semantic on-site'),
  },
  {
    name: 'another argument, where the wanted ones that become more are there',
    before: 'f(a, b);\n',
    wanted: 'f(one, b, two);\n',
    edited: 'f(one, three, two);\n',
    atoms: ['semantic off-site'],
    recall: 1,
  },
  {
    name: 'an argument that the wanted change keeps, where it makes them more',
    before: 'f(a, b);\n',
    wanted: 'f(a, b, two);\n',
    edited: 'f(one, b);\n',
    atoms: ['semantic uncertain'],
    recall: 0,
  },
  {
    name: 'a doc comment where the wanted change takes a word away',
    before: 'h();\nexport class K {}\n',
    wanted: 'h();\nclass K {}\n',
    edited: 'h();\n/** What it is. */\nclass K {}\n',
    atoms: ['comment induced'],
    recall: 1,
  },
  {
    name: 'a declaration that the wanted use of its name cannot see',
    before: 'function f() {\n  h();\n}\nfunction t(app) {\n  g(1);\n}\n',
    wanted: 'function f() {\n  h();\n}\nfunction t(app) {\n  g(app);\n}\n',
    edited: 'function f() {\n  const app = 1;\n  h();\n}\nfunction t(app) {\n  g(app);\n}\n',
    atoms: ['semantic off-site (f)'],
    recall: 1,
  },
  {
    name: 'a declaration in the place of another one, whose name the wanted change uses',
    before: 'function t() {\n  const app = load(3);\n  h(app);\n  g(1);\n}\n',
    wanted: 'function t() {\n  const app = load(3);\n  h(app);\n  g(app);\n}\n',
    edited: 'function t() {\n  const makeApp = () => load(3);\n  const app = makeApp();\n  h(app);\n  g(app);\n}\n',
    atoms: ['semantic off-site (t)', 'semantic off-site (t)', 'semantic off-site (t)'],
    recall: 1,
  },
  beside('a helper that nothing uses', 'h();\n', 'const two = () => 2;\nh();\n', ['semantic off-site']),
  {
    name: 'the other places of a symbol that is renamed where the reference changes it',
    before: 'function f() {\n  return 1;\n}\nf();\nf();\n',
    wanted: 'function g() {\n  return 1;\n}\ng();\nf();\n',
    edited: 'function g() {\n  return 1;\n}\ng();\ng();\n',
    atoms: ['rename induced'],
    recall: 1,
  },
];
