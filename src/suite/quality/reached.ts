import { listPlaces, type ProgramPlace } from '../../syntax/places.ts';
import type { Files, TestPlan } from '../../types.ts';

/** A statement, or an expression that an arrow function gives, by its number and its place. */
export interface Statement {
  readonly number: number;
  readonly path: string;
  readonly from: number;
}

/** A tree whose statements note that they are reached, the tests that tell which were, and the id of the one for each statement. */
export interface Probe {
  readonly files: Files;
  readonly tests: TestPlan;
  readonly statements: readonly Statement[];
  idOf(statement: Statement): string;
}

/**
 * Makes a tree that tells which statements of some files its tests reach: by tests of their own in a file that runs last, one for each statement, so that a
 * report of tests is all that is needed. Undefined where the runner starts a process for each file.
 */
export const makeProbe = (files: Files, paths: readonly string[], tests: TestPlan): Probe | undefined => {
  const observer = observers.find(({ fits }) => fits(tests.command));
  if (observer === undefined) return undefined;
  const probed = new Map(files);
  const statements: Statement[] = [];
  for (const path of paths) {
    const text = files.get(path) ?? '';
    const places = listPlaces(path, text).filter(({ kind }) => reachable.has(kind));
    const numbered = places.map((place, at) => ({ ...place, number: statements.length + at }));
    probed.set(path, observer.mark(text, numbered));
    statements.push(...numbered.map(({ number, from }) => ({ number, path, from })));
  }
  const idOf = ({ number }: Statement): string => `${observer.file} > ${observer.test(number)}`;
  const planned = { ...tests, files: new Map([...tests.files, [observer.file, observer.text(statements.length)]]) };
  return { files: probed, statements, idOf, tests: { ...planned, passToPass: [...tests.passToPass, ...statements.map(idOf)] } };
};

const reachable: ReadonlySet<ProgramPlace['kind']> = new Set(['arrow', 'declaration', 'lone', 'statement']);

interface NumberedPlace extends ProgramPlace {
  readonly number: number;
}

/** How statements of a language note that they are reached, and how a test asks for it. The file's name makes it the last one. */
interface Observer {
  readonly file: string;
  fits(command: readonly string[]): boolean;
  mark(text: string, places: readonly NumberedPlace[]): string;
  test(number: number): string;
  text(count: number): string;
}

const noteInNode = (number: number): string => `globalThis.__reached=(globalThis.__reached??new Set).add(${number})`;

const node: Observer = {
  file: '~reached.test.mjs',
  fits: ([program, ...args]) => program === 'node' && args.includes('--test'),
  mark: (text, places) =>
    insert(
      text,
      places.flatMap(({ kind, from, to, number }): Insertion[] => {
        const note = noteInNode(number);
        if (kind === 'arrow')
          return [
            [from, `(${note},`, number],
            [to, ')', -number],
          ];
        return kind === 'lone'
          ? [
              [from, `{${note};`, number],
              [to, '}', -number],
            ]
          : [[from, `${note};`, number]];
      }),
    ),
  test: (number) => `reaches ${number}`,
  text: (count) =>
    `import { test } from 'node:test';\nfor (let n = 0; n < ${count}; n++) test(\`reaches \${n}\`, () => { if (!globalThis.__reached?.has(n)) throw new Error('not reached'); });\n`,
};

const python: Observer = {
  file: 'zzz_reached_test.py',
  fits: (command) => command.includes('{unittest}'),
  mark: (text, places) =>
    insert(
      text,
      places.flatMap(({ kind, from, number }): Insertion[] => {
        const indent = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
        if (kind === 'arrow' || indent.trim() !== '') return [];
        return [[from, `__import__('builtins').__dict__.setdefault('reached', set()).add(${number})\n${indent}`, number]];
      }),
    ),
  test: (number) => `Reached > test_${number}`,
  text: (count) =>
    `import builtins, unittest\nclass Reached(unittest.TestCase): pass\ndef check(n): return lambda self: self.assertIn(n, getattr(builtins, 'reached', ()))\nfor n in range(${count}): setattr(Reached, f'test_{n}', check(n))\n`,
};

const observers: readonly Observer[] = [node, python];

/** A text that is put in at an offset. At one offset those with lower numbers come first: what closes is negative, so that it comes before what opens. */
type Insertion = readonly [at: number, text: string, order: number];

const insert = (text: string, insertions: readonly Insertion[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const [at, inserted] of insertions.toSorted(([one, , first], [other, , second]) => one - other || first - second)) {
    parts.push(text.slice(done, at), inserted);
    done = at;
  }
  return parts.join('') + text.slice(done);
};
