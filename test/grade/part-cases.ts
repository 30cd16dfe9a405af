import type { VerifyCase } from './verify-case.ts';

/** Whether a program gives what is expected of it; a text that is no program does not. */
const gives =
  (expression: string, expected: unknown) =>
  (text: string): boolean => {
    try {
      return JSON.stringify(new Function('console', `${text}; return ${expression};`)({ debug: () => {} })) === JSON.stringify(expected);
    } catch {
      return false;
    }
  };

/** What is found of the parts beside the atoms: `path "text": label`, with white space as one space. */
export interface PartCase extends VerifyCase {
  readonly parts: readonly string[];
  readonly checksTypes?: true;
}

const added: Omit<PartCase, 'name' | 'edited' | 'verdicts' | 'parts' | 'bounds'> = {
  before: { 'a.js': 'function old() {\n  return 1;\n}\n' },
  wanted: { 'a.js': 'function old() {\n  return 1;\n}\n\nfunction abs(n) {\n  return n < 0 ? -n : n;\n}\n' },
  holds: gives('[abs(-2), abs(3)]', [2, 3]),
};
const withAbs = (...lines: string[]): { readonly 'a.js': string } => ({
  'a.js': `${added.before['a.js']}\nfunction abs(n) {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`,
});
const required = 'a.js semantic on-site: required';

const money = (...members: string[]): { readonly 'a.js': string } => ({
  'a.js': `class Money {\n  constructor(n) {\n    this.n = n;\n  }\n${members.map((member) => `\n  ${member}\n`).join('')}}\n`,
});
const method: Omit<PartCase, 'name' | 'edited' | 'verdicts' | 'parts' | 'bounds'> = {
  before: money(),
  wanted: money('abs() {\n    return this.n < 0 ? -this.n : this.n;\n  }'),
  holds: gives('[new Money(-2).abs(), new Money(3).abs()]', [2, 3]),
};

const withUse = (...members: string[]): { readonly 'a.js': string } => ({ 'a.js': `${money(...members)['a.js']}Math.sign(1);\n` });
const named: Omit<PartCase, 'name' | 'verdicts' | 'parts' | 'bounds'> = {
  before: withUse(),
  wanted: withUse('abs() {\n    return this.n < 0 ? -this.n : this.n;\n  }'),
  edited: withUse('abs() {\n    if (this.n < 0) return -this.n;\n    return this.n;\n  }', 'sign() {\n    return 1;\n  }'),
  holds: gives('[new Money(-2).abs(), new Money(3).abs()]', [2, 3]),
};

/** Another way to do what was asked, and something within it, or beside it in the same gap, that nobody asked for. */
export const partCases: readonly PartCase[] = [
  { ...added, name: 'another way alone', edited: withAbs('if (n < 0) return -n;', 'return n;'), verdicts: [required], parts: [], bounds: [0, 0] },
  {
    ...added,
    name: 'a log line within another way',
    edited: withAbs('console.debug(n);', 'if (n < 0) return -n;', 'return n;'),
    verdicts: [required],
    parts: ['a.js "console.debug(n)": removable'],
    bounds: [1, 1],
  },
  {
    ...added,
    name: 'a log line within a block of another way, which is needed',
    edited: withAbs('if (n < 0) {', '  console.debug(n);', '  return -n;', '}', 'return n;'),
    verdicts: [required],
    parts: ['a.js "console.debug(n)": removable'],
    bounds: [1, 1],
  },
  {
    ...added,
    name: 'a log line that no test runs, and one that nobody can watch',
    edited: withAbs('if (n > 9) console.debug(n);', 'console.debug(0);', 'if (n < 0) return -n;', 'return n;'),
    reaches: (text) => (text.includes('return') ? true : text.includes('(n)') ? false : undefined),
    verdicts: [required],
    parts: ['a.js "if (n > 9) console.debug(n)": unverifiable'],
    bounds: [0, 1],
  },
  {
    ...added,
    name: 'a guard that tests do not need may be part of another way',
    edited: withAbs('if (n === 0) return 0;', 'if (n < 0) return -n;', 'return n;'),
    verdicts: [required],
    parts: ['a.js "if (n === 0) return 0": unverifiable'],
    bounds: [0, 1],
  },
  {
    ...added,
    name: 'an unused variable, and one that is used',
    edited: withAbs('const spare = 1;', 'const minus = -n;', 'return n < 0 ? minus : n;'),
    verdicts: [required],
    parts: ['a.js "const spare = 1": removable'],
    bounds: [1, 1],
    probes: 3,
  },
  {
    ...added,
    name: 'either of two statements is enough',
    edited: withAbs('let m = n;', 'm = Math.abs(n);', 'm = n < 0 ? -n : n;', 'return m;'),
    verdicts: [required],
    parts: ['a.js "m = Math.abs(n)": sometimes-removable', 'a.js "m = n < 0 ? -n : n": sometimes-removable'],
    bounds: [0, 2],
  },
  {
    ...added,
    name: 'what the accepted solution has, too, is asked for',
    wanted: withAbs('console.debug(n);', 'return n < 0 ? -n : n;'),
    edited: withAbs('console.debug(n);', 'if (n < 0) return -n;', 'return n;'),
    verdicts: [required],
    parts: [],
    bounds: [0, 0],
  },
  {
    ...method,
    name: 'a member beside the one that was asked for, written in another way',
    edited: money('abs() {\n    if (this.n < 0) return -this.n;\n    return this.n;\n  }', 'isPositive() {\n    return this.n > 0;\n  }'),
    reaches: (text) => !text.includes('isPositive'),
    verdicts: [required, 'a.js semantic on-site: removable by every order'],
    parts: [],
    bounds: [1, 1],
  },
  {
    ...method,
    name: 'a member that the asked one uses',
    edited: money('abs() {\n    return this.isNegative() ? -this.n : this.n;\n  }', 'isNegative() {\n    return this.n < 0;\n  }'),
    verdicts: [required, required],
    parts: [],
    bounds: [0, 0],
  },
  {
    name: 'a log line within a file that the accepted solution creates in another way',
    before: { 'b.js': 'var b = 1;\n' },
    wanted: { 'a.js': 'var a = 1 + 1;\n', 'b.js': 'var b = 1;\n' },
    edited: { 'a.js': 'var a = 2;\nconsole.debug(a);\n' },
    holds: gives('a', 2),
    verdicts: ['a.js file on-site: required'],
    parts: ['a.js "console.debug(a)": removable'],
    bounds: [1, 1],
  },
  {
    name: 'a statement in the place of another one, and a log line',
    before: withAbs('return n;'),
    wanted: withAbs('return n < 0 ? -n : n;'),
    edited: withAbs('console.debug(n);', 'return Math.abs(n);'),
    holds: gives('[abs(-2), abs(3)]', [2, 3]),
    verdicts: ['a.js semantic uncertain: removable by every order', required, 'a.js semantic uncertain: required'],
    parts: [],
    bounds: [1, 1],
  },
  {
    name: 'a printed line within another way in Python',
    before: { 'a.py': 'x = 1\n' },
    wanted: { 'a.py': 'x = 1\n\n\ndef double(n):\n    return n * 2\n' },
    edited: { 'a.py': 'x = 1\n\n\ndef double(n):\n    print(n)\n    return n + n\n' },
    holds: (text) => text.includes('def double(n):') && text.includes('    return n + n'),
    verdicts: ['a.py semantic on-site: required'],
    parts: ['a.py "print(n)": removable'],
    bounds: [1, 1],
  },
  {
    ...added,
    name: 'a spare value where nothing else gives one, and a spare statement that no test runs',
    edited: withAbs('if (n > 9) n = 9;', 'n ??= 0;', 'if (n < 0) return -n;', 'return n;'),
    reaches: (text) => text !== 'n = 9;',
    verdicts: [required],
    parts: ['a.js "if (n > 9) n = 9": unverifiable', 'a.js "n ??= 0": unverifiable'],
    bounds: [0, 2],
  },
  {
    ...added,
    name: 'a log line within a guard: the guard may be part of it, the log is not',
    edited: withAbs('if (n === 0) {', '  console.debug(n);', '  return 0;', '}', 'if (n < 0) return -n;', 'return n;'),
    verdicts: [required],
    parts: ['a.js "console.debug(n)": removable', 'a.js "if (n === 0) { console.debug(n); return 0; }": unverifiable'],
    bounds: [1, 2],
  },
  {
    ...added,
    name: 'names of a pattern and of several variables, which only what no test needs uses',
    edited: withAbs('const { length: size } = [n];', 'let low = 1, high = 2;', 'if (n > size + high) return n;', 'if (n < 0) return -n;', 'return n;'),
    verdicts: [required],
    parts: ['a.js "if (n > size + high) return n": unverifiable'],
    bounds: [0, 1],
  },
  {
    ...method,
    name: 'two spare members, one of which uses the other, one of them private',
    edited: money(
      'abs() {\n    if (this.n < 0) return -this.n;\n    return this.n;\n  }',
      'one() {\n    return this.#two();\n  }',
      '#two() {\n    return 2;\n  }',
    ),
    verdicts: [required, ...Array(2).fill('a.js semantic on-site: removable by every order')],
    parts: [],
    bounds: [2, 2],
  },
  {
    ...method,
    name: 'a member that the language calls, and no test runs',
    edited: money('abs() {\n    if (this.n < 0) return -this.n;\n    return this.n;\n  }', 'toJSON() {\n    return this.n;\n  }'),
    reaches: (text) => text !== 'return this.n;',
    verdicts: [required, 'a.js semantic on-site: unverifiable'],
    parts: [],
    bounds: [0, 1],
  },
  {
    ...method,
    name: 'a member that was asked for, written in another way, and no test looks at',
    wanted: money('abs() {\n    return this.n < 0 ? -this.n : this.n;\n  }', 'negate() {\n    return new Money(-this.n);\n  }'),
    edited: money('abs() {\n    if (this.n < 0) return -this.n;\n    return this.n;\n  }', 'negate() {\n    return new Money(0 - this.n);\n  }'),
    verdicts: [required, required],
    parts: [],
    bounds: [0, 0],
  },
  {
    ...named,
    name: 'a member whose name others have, too, where types are checked',
    checksTypes: true,
    verdicts: [required, 'a.js semantic on-site: removable by every order'],
    parts: [],
    bounds: [1, 1],
  },
  { ...named, name: 'the same where they are not', verdicts: [required, required], parts: [], bounds: [0, 0] },
  {
    ...added,
    name: 'a function whose name stands in comments alone',
    edited: { 'a.js': `${withAbs('if (n < 0) return -n;', 'return n;')['a.js']}\n/** The spare one: see spare. */\nfunction spare() {\n  return 1;\n}\n` },
    reaches: (text) => !text.includes('spare'),
    verdicts: [required, 'a.js comment on-site: required', 'a.js semantic on-site: removable by every order'],
    parts: [],
    bounds: [1, 1],
  },
];
