import { beside, done, goal, isDone, type VerifyCase } from './verify-case.ts';

export const verifyCases: readonly VerifyCase[] = [
  beside('a log line that no test needs', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic off-site: removable by every order'], [1, 1], { probes: 2 }),
  beside('a log line in code that no test reaches', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic off-site: -'], [1, 1], {
    reaches: (text) => !text.includes('log'),
  }),
  // Where nobody can watch, trying out excuses nothing: an answer may not become clean by being graded.
  beside('the same, where nothing is known of what tests reach', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic off-site: -'], [1, 1], {
    reaches: () => undefined,
  }),
  beside('what nobody can watch, and tests say nothing certain of', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic off-site: -'], [1, 1], {
    holds: (text) => (!isDone(text) ? 'breaks' : text.includes('log') ? 'holds' : 'unknown'),
    reaches: () => undefined,
  }),
  beside('what nobody can watch, and tests need', 'g(2);\nh(2);\n', ['a.ts semantic off-site: required'], [0, 0], {
    holds: (text) => isDone(text) && text.includes('h(2)'),
    reaches: () => undefined,
  }),
  beside(
    'either of two that nobody can watch: tests look at both, as they fail without either',
    'g(2);\none();\nh(1);\ntwo();\n',
    Array(2).fill('a.ts semantic off-site: removable by some orders'),
    [0, 2],
    {
      holds: (text) => isDone(text) && (text.includes('one()') || text.includes('two()')),
      reaches: () => undefined,
    },
  ),
  beside('a deleted statement that no test needs', 'g(2);\n', ['a.ts semantic off-site: removable by every order'], [1, 1], {
    reaches: (text) => text.includes('h(1)'),
  }),
  beside('a deleted statement in code that no test reaches', 'g(2);\n', ['a.ts semantic off-site: -'], [1, 1], {
    reaches: (text) => !text.includes('h(1)'),
  }),
  beside('a change elsewhere that tests need', 'g(2);\nh(2);\n', ['a.ts semantic off-site: required'], [0, 0], {
    holds: (text) => isDone(text) && text.includes('h(2)'),
  }),
  beside('a comment', 'g(2);\n// why\nh(1);\n', ['a.ts comment off-site: -'], [1, 1], { probes: 0 }),
  beside(
    'a comment beside a log line: dropped first, at once',
    'g(2);\n// why\nlog();\nh(1);\n',
    ['a.ts comment off-site: -', 'a.ts semantic off-site: removable by every order'],
    [2, 2],
    {
      probes: 3,
    },
  ),
  beside(
    'a comment that tests need beside a log line',
    'g(2);\n// why\nlog();\nh(1);\n',
    ['a.ts comment off-site: -', 'a.ts semantic off-site: removable by every order'],
    [2, 2],
    { holds: (text) => isDone(text) && text.includes('// why') },
  ),
  beside(
    'either of two changes',
    'g(2);\none();\nh(1);\ntwo();\n',
    ['a.ts semantic off-site: removable by some orders', 'a.ts semantic off-site: removable by some orders'],
    [0, 2],
    {
      holds: (text) => isDone(text) && (text.includes('one()') || text.includes('two()')),
    },
  ),
  beside(
    'a new function and the call of it',
    'g(2);\nh(1);\nnow();\nfunction now() {\n  f(1);\n}\n',
    Array(2).fill('a.ts semantic off-site: removable by every order'),
    [2, 2],
    {
      holds: (text) => isDone(text) && text.includes('now()') === text.includes('function now'),
      probes: 2,
    },
  ),
  beside(
    'a new function that tests need, and the call of it',
    'g(2);\nh(1);\nnow();\nfunction now() {\n  f(1);\n}\n',
    Array(2).fill('a.ts semantic off-site: required'),
    [0, 0],
    {
      holds: (text) => isDone(text) && text.includes('now();') && text.includes('f(1);'),
    },
  ),
  beside(
    'two new functions that call each other alone',
    'g(2);\nh(1);\nfunction a() {\n  b();\n}\nfunction b() {\n  a();\n}\n',
    Array(2).fill('a.ts semantic off-site: removable by every order'),
    [2, 2],
  ),
  beside('what tests say nothing certain of', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic off-site: unverifiable'], [0, 1], {
    holds: (text) => (!isDone(text) ? 'breaks' : text.includes('log') ? 'holds' : 'unknown'),
  }),
  beside('an edit that fails its tests', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic off-site: -'], [1, 1], {
    holds: () => false,
    probes: 1,
    stopped: 'edit_breaks',
  }),
  beside('an edit of which tests say nothing', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic off-site: -'], [1, 1], {
    holds: () => 'unknown',
    stopped: 'edit_unknown',
  }),
  // Trying too little excuses nothing: an exhausted budget may not make an answer clean that a larger one, or none, would not.
  beside('more than the budget allows', 'g(2);\none();\nh(1);\ntwo();\n', Array(2).fill('a.ts semantic off-site: -'), [2, 2], {
    holds: (text) => isDone(text) && text.includes('one()'),
    budget: 2,
    probes: 2,
    stopped: 'budget',
  }),
  beside('two log lines, and a budget for the whole edit only', 'g(2);\none();\nh(1);\ntwo();\n', Array(2).fill('a.ts semantic off-site: -'), [2, 2], {
    budget: 1,
    stopped: 'budget',
  }),
  beside('two log lines, and one tree more', 'g(2);\none();\nh(1);\ntwo();\n', Array(2).fill('a.ts semantic off-site: removable by every order'), [2, 2], {
    budget: 2,
  }),
  beside('either of two, with one order tried to the end', 'g(2);\none();\nh(1);\ntwo();\n', Array(2).fill('a.ts semantic off-site: -'), [2, 2], {
    holds: (text) => isDone(text) && (text.includes('one()') || text.includes('two()')),
    budget: 3,
    stopped: 'budget',
  }),
  {
    ...beside(
      'a statement that is said to have moved, and without which the edit is the same',
      '',
      ['a.py semantic uncertain: required', 'a.py move uncertain: -'],
      [0, 1],
    ),
    before: { 'a.py': 'parts = split(text)\nif len(parts) > 2:\n    raise AmountError(text)\ntake(parts)\n' },
    wanted: {
      'a.py':
        'parts = split(text)\nif len(parts) > 2:\n    raise AmountError(text)\nif any(one == "_" for one in text):\n    raise AmountError(text)\ntake(parts)\n',
    },
    edited: { 'a.py': 'parts = split(text)\nif len(parts) > 2 or any(one == "_" for one in text):\n    raise AmountError(text)\ntake(parts)\n' },
    holds: (text) => text.includes('any('),
  },
  beside('what the task forbids', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic out-of-scope: -'], [1, 1], {
    scope: { allow: [], forbid: ['a.ts'] },
    holds: (text) => isDone(text) && text.includes('log()'),
  }),
  beside('what the task permits', 'g(2);\nlog();\nh(1);\n', ['a.ts semantic permitted: permitted'], [0, 0], {
    scope: { allow: ['a.ts'], forbid: [] },
    probes: 0,
  }),
  {
    ...beside('a moved function of which some tokens stay', '', Array(4).fill('a.ts move off-site: removable by every order'), [4, 4]),
    before: { 'a.ts': 'g(1);\n\nfunction one() {\n  return f(1);\n}\n\nfunction two() {\n  return f(2, 3, 4);\n}\n' },
    wanted: { 'a.ts': 'g(2);\n\nfunction one() {\n  return f(1);\n}\n\nfunction two() {\n  return f(2, 3, 4);\n}\n' },
    edited: { 'a.ts': 'g(2);\n\nfunction two() {\n  return f(2, 3, 4);\n}\n\nfunction one() {\n  return f(1);\n}\n' },
    holds: (text) => isDone(text) && text.split('function one').length === 2,
    probes: 2,
  },
  {
    ...beside('a local constant that gets another name', '', Array(2).fill('a.ts rename off-site: removable by every order'), [2, 2]),
    before: { 'a.ts': 'g(1);\nconst one = f();\nh(one);\n' },
    wanted: { 'a.ts': 'g(2);\nconst one = f();\nh(one);\n' },
    edited: { 'a.ts': 'g(2);\nconst uno = f();\nh(uno);\n' },
    holds: (text) => isDone(text) && text.includes('const one') === text.includes('h(one)'),
    probes: 2,
  },
  {
    ...beside('another way to do it, and the import it needs', '', ['a.ts semantic induced: -', 'a.ts semantic on-site: required'], [0, 0]),
    before: { 'a.ts': "import { one } from './b.ts';\none();\ng(1);\n" },
    wanted: { 'a.ts': "import { one } from './b.ts';\none();\ng(2);\n" },
    edited: { 'a.ts': "import { one, two } from './b.ts';\none();\ng(two);\n" },
    holds: (text) => text.includes('g(two)'),
  },
  {
    ...beside(
      'another way, which no test needs, and the import it needs',
      '',
      ['a.ts semantic induced: removable by every order', 'a.ts semantic on-site: removable by every order'],
      [2, 2],
    ),
    before: { 'a.ts': "import { one } from './b.ts';\none();\ng(1);\n" },
    wanted: { 'a.ts': "import { one } from './b.ts';\none();\ng(2);\n" },
    edited: { 'a.ts': "import { one, two } from './b.ts';\none();\ng(two);\n" },
    holds: (text) => text.includes('two') === text.includes('g(two)'),
  },
  {
    ...beside('two changes at one site, which are needed together', '', ['a.ts rename on-site: required', 'a.ts semantic on-site: required'], [0, 0]),
    before: { 'a.ts': 'const x = a + b;\n' },
    wanted: { 'a.ts': 'const x = k(a, b);\n' },
    edited: { 'a.ts': 'const y = a - b;\n' },
    holds: (text) => text.includes('a - b'),
  },
  {
    ...beside('a line of prose', '', ['README.md semantic off-site: -'], [1, 1], { reaches: () => false }),
    before: { ...goal, 'README.md': '# It\n' },
    edited: { ...done, 'README.md': '# It\n\nMore.\n' },
  },
  {
    ...beside('a new program that no test loads', '', ['scratch.ts file off-site: -'], [1, 1], { reaches: () => false }),
    edited: { ...done, 'scratch.ts': 'f(1);\n' },
  },
  {
    ...beside('a new program that tests load, and need', '', ['setup.ts file off-site: required'], [0, 0]),
    edited: { ...done, 'setup.ts': 'f(1);\n' },
    holds: (text) => isDone(text) && text.includes('f(1)'),
  },
  {
    ...beside('a deleted program that no test loads', '', ['old.ts file off-site: -'], [1, 1], { reaches: () => false }),
    before: { ...goal, 'old.ts': 'f(1);\n' },
    edited: { ...done, 'old.ts': null },
  },
  {
    ...beside('an import of two names, of which tests need one', '', [], [1, 1]),
    before: { 'a.ts': "import { one } from './b.ts';\none();\ng(1);\nh(1);\n" },
    wanted: { 'a.ts': "import { one } from './b.ts';\none();\ng(2);\nh(2);\n" },
    edited: { 'a.ts': "import { one, two, three } from './b.ts';\none();\ng(two);\nh(three);\n" },
    holds: (text) => text.includes('g(two)') && text.includes('one, two'),
    verdicts: ['a.ts semantic induced: -', 'a.ts semantic on-site: required', 'a.ts semantic on-site: removable by every order'],
  },
  {
    ...beside('an import that comes back with one of its two uses', '', [], [2, 2]),
    before: { 'a.ts': "import { a, b } from './b.ts';\ng(a);\nh(b);\n" },
    wanted: { 'a.ts': "import { a, b } from './b.ts';\ng(9);\nh(9);\n" },
    edited: { 'a.ts': 'g(1);\nh(1);\n' },
    holds: (text) => text.includes('g(1)') && (!text.includes('h(b)') || text.includes('import')),
    verdicts: ['a.ts semantic induced: removable by every order', 'a.ts semantic on-site: required', 'a.ts semantic on-site: removable by every order'],
  },
  {
    ...beside('a condition whose head cannot go without its end', '', Array(2).fill('a.ts semantic off-site: required'), [0, 0]),
    edited: { 'a.ts': 'g(2);\nif (x) {\n  h(1);\n}\n' },
    holds: (text) => isDone(text) && text.includes('if (x)'),
  },
  {
    ...beside('a file in the place of which a folder is needed', '', ['lib file off-site: required', 'lib/b.ts file off-site: required'], [0, 0]),
    before: { ...goal, lib: 'x\n' },
    edited: { ...done, lib: null, 'lib/b.ts': 'f(1);\n' },
    holds: (text) => isDone(text) && text.includes('f(1)'),
  },
];
