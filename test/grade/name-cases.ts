import { beside, done, goal, type VerifyCase } from './verify-case.ts';

/** What something names, what nothing does, and what stands beside what was asked for. */
export const nameCases: readonly VerifyCase[] = [
  {
    ...beside('a function that nothing names, beside another way', '', [], [1, 1], { reaches: (text) => !text.includes('spare') }),
    edited: { 'a.ts': 'g(3);\nh(1);\nfunction spare() {\n  f(1);\n}\n' },
    holds: (text) => text.includes('g(3)'),
    verdicts: ['a.ts semantic on-site: required', 'a.ts semantic uncertain: removable by every order'],
  },
  {
    ...beside('the same in a test, over which others are laid', '', [], [0, 1], { reaches: (text) => !text.includes('spare') }),
    before: { ...goal, 'test/a.ts': 'x();\n' },
    wanted: { ...done, 'test/a.ts': 'x();\n' },
    edited: { 'a.ts': 'g(3);\nh(1);\n', 'test/a.ts': 'x();\nfunction spare() {\n  f(1);\n}\n' },
    holds: (text) => text.includes('g(3)'),
    verdicts: ['a.ts semantic on-site: required', 'test/a.ts semantic uncertain: unverifiable'],
  },
  {
    ...beside('a call round a value, right before what was asked for', '', Array(2).fill('a.js semantic off-site: removable by every order'), [2, 2]),
    before: { 'a.js': 'const x = { ...a };\nh(1);\n' },
    wanted: { 'a.js': 'const x = { ...a };\ng(x);\nh(1);\n' },
    edited: { 'a.js': 'const x = freeze({ ...a });\ng(x);\nh(1);\n' },
    holds: (text) => text.includes('g(x)'),
  },
  {
    ...beside('a variable that two lines use, each of which tests need', '', [], [0, 0]),
    before: { 'a.js': 'g(1);\nh(1);\n' },
    wanted: { 'a.js': 'g(1);\nh(1);\nf();\n' },
    edited: { 'a.js': 'const two = 2;\ng(two);\nh(two);\n' },
    holds: (text) => text.includes('g(two)') && text.includes('h(two)') && text.includes('const two'),
    verdicts: Array(3).fill('a.js semantic uncertain: required'),
  },
];
