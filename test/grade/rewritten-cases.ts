import type { VerifyCase } from './verify-case.ts';

/** Whether the function of a text gives what is expected of it; a text that is no program does not. */
const gives =
  (call: string, expected: unknown) =>
  (text: string): boolean => {
    try {
      return JSON.stringify(new Function(`${text}; return ${call};`)()) === JSON.stringify(expected);
    } catch {
      return false;
    }
  };

const write = (...lines: string[]): { readonly 'a.js': string } => ({ 'a.js': `function f(xs, n) {\n${lines.map((line) => `  ${line}\n`).join('')}}\n` });
const required = 'a.js semantic off-site: required';

const sum: Omit<VerifyCase, 'name' | 'edited' | 'verdicts' | 'bounds'> = {
  before: write('let sum = 0;', 'for (const x of xs) sum += x.p;', 'return sum;'),
  wanted: write('let sum = 0;', 'for (const x of xs) sum += x.p * x.n;', 'return sum;'),
  holds: gives('f([{ p: 2, n: 3 }, { p: 1, n: 4 }])', 10),
};
const reduced = 'return xs.reduce((sum, x) => sum + x.p * x.n, 0);';

const renamed: Omit<VerifyCase, 'name' | 'edited' | 'verdicts' | 'bounds'> = {
  before: write('const parts = xs.map((x) => x * n);', 'return parts.slice(0, 1);'),
  wanted: write('n += 1;', 'const parts = xs.map((x) => x * n);', 'return parts.slice(0, 1);'),
  holds: gives('f([1, 2], 3)', [4, 7]),
};

/** Lines that were written anew in another way than the reference's: their parts mean nothing by themselves. */
export const rewrittenCases: readonly VerifyCase[] = [
  { ...sum, name: 'three lines made into one', edited: write(reduced), verdicts: Array(8).fill(required), bounds: [0, 0] },
  {
    name: 'a comment within what was wanted',
    before: write('return xs[n];'),
    wanted: write('if (n < 0) {', '  throw Error();', '}', 'return xs[n];'),
    edited: write('if (n < 0) {', '  // TODO: a class of its own', '  throw Error();', '}', 'return xs[n];'),
    holds: (text) => !gives('f([1], -1)', null)(text) && gives('f([1], 0)', 1)(text) && text.includes('throw'),
    verdicts: ['a.js semantic off-site: -'],
    bounds: [1, 1],
  },
  {
    ...sum,
    name: 'a statement above a line that was written anew',
    edited: write('debugger;', reduced),
    verdicts: ['a.js semantic off-site: removable by every order', ...Array(6).fill(required)],
    bounds: [1, 1],
  },
  {
    name: 'white space between the parts of a new line',
    before: write('const a = xs.slice(0, -n);', 'const b = xs.slice(-n);', "return a + '.' + b;"),
    wanted: write('if (n === 0) return xs;', 'const a = xs.slice(0, -n);', 'const b = xs.slice(-n);', "return a + '.' + b;"),
    edited: write('const at = xs.length - n;', 'const a = xs.slice(0, at);', "return n === 0 ? a : a + '.' + xs.slice(at);"),
    holds: (text) => gives("f('1234', 0)", '1234')(text) && gives("f('1234', 2)", '12.34')(text),
    verdicts: [
      ...Array(2).fill('a.js semantic uncertain: required'),
      'a.js layout off-site: required',
      'a.js semantic uncertain: required',
      'a.js rename uncertain: required',
      ...Array(4).fill('a.js semantic uncertain: required'),
    ],
    bounds: [0, 0],
  },
  {
    ...renamed,
    name: 'a name of its own on lines that were written anew',
    edited: write('const made = xs.map((x) => 1 + x * n);', 'return made.slice(0, xs.length);'),
    verdicts: ['rename', 'semantic', 'rename', 'semantic'].map((kind) => `a.js ${kind} uncertain: required`),
    bounds: [0, 0],
  },
  {
    ...renamed,
    name: 'the same, and a line with nothing new but the name',
    before: write('const parts = xs.map((x) => x * n);', 'parts.sort();', 'return parts.slice(0, 1);'),
    wanted: write('n += 1;', 'const parts = xs.map((x) => x * n);', 'parts.sort();', 'return parts.slice(0, 1);'),
    edited: write('const made = xs.map((x) => 1 + x * n);', 'made.sort();', 'return made.slice(0, xs.length);'),
    verdicts: [
      'a.js rename uncertain: removable by every order',
      'a.js semantic uncertain: required',
      ...Array(2).fill('a.js rename uncertain: removable by every order'),
      'a.js semantic uncertain: required',
    ],
    bounds: [3, 3],
  },
  {
    ...renamed,
    name: 'the same, and a line with nothing new but the name and a blank',
    before: write('const parts = xs.map((x) => x * n);', 'parts.sort();', 'return parts.slice(0, 1);'),
    wanted: write('n += 1;', 'const parts = xs.map((x) => x * n);', 'parts.sort();', 'return parts.slice(0, 1);'),
    edited: write('const made = xs.map((x) => 1 + x * n);', 'made.sort( );', 'return made.slice(0, xs.length);'),
    verdicts: [
      'a.js rename uncertain: removable by every order',
      'a.js semantic uncertain: required',
      'a.js rename uncertain: removable by every order',
      'a.js layout off-site: -',
      'a.js rename uncertain: removable by every order',
      'a.js semantic uncertain: required',
    ],
    bounds: [4, 4],
  },
];
