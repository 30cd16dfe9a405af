import { afterAll, describe, expect, it } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import type { Attempts } from '../../src/grade/try-tests.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { checkQuality } from '../../src/suite/quality/check-quality.ts';
import { measure } from '../../src/suite/quality/measure.ts';
import { measureSuite, type RepoQuality } from '../../src/suite/quality/measure-suite.ts';
import { applyMutant, listMutants } from '../../src/suite/quality/mutants.ts';
import { countSyntax } from '../../src/syntax/native.ts';
import type { Files, Task } from '../../src/types.ts';
import { canRun, missing } from '../grade/bubblewrap.ts';
import { testedTask } from '../grade/tested-task.ts';

describe('a mutant', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['swaps an operator', 'a.ts', 'let a = b === c;', ['operator: let a = b !== c;']],
    ['negates a condition', 'a.ts', 'let a = b ? 1 : 2;', ['condition: let a = (!(b)) ? 1 : 2;']],
    ['leaves a statement out', 'a.ts', 'f();', ['statement: ;']],
    ['empties what a function gives', 'a.ts', 'let f = () => 1;', ['return: let f = () => undefined;']],
    ['is not what was there', 'a.ts', 'let f = () => undefined;', []],
    ['knows no other for some operators', 'a.ts', 'let a = b instanceof c;', []],
    ['speaks Python', 'a.py', 'def f(a):\n    return a and 1\n', ['return: def f(a):\n    return None\n', 'operator: def f(a):\n    return a or 1\n']],
  ])('%s', (_, path, text, expected) => {
    expect(listMutants(path, text).map((mutant) => `${mutant.kind}: ${applyMutant(text, mutant)}`)).toEqual(expected);
  });

  it('brings no syntax error into any file of the embedded suite', async () => {
    const { repos } = await loadSuite(embeddedSuite);
    const mutated: string[] = [];
    for (const { files, name } of repos.values()) {
      for (const [path, text] of files) {
        const errors = countSyntax(path, text).syntaxErrors;
        for (const [at, mutant] of listMutants(path, text).entries()) {
          if (at % 20 !== 0) continue;
          mutated.push(path);
          expect([name, path, mutant, countSyntax(path, applyMutant(text, mutant)).syntaxErrors]).toEqual([name, path, mutant, errors]);
        }
      }
    }
    expect(mutated.length).toBeGreaterThan(100);
  }, 60_000);
});

const quality = (mutants: number, noticed: number) => ({ statements: 1, reached: 1, mutants, noticed, survivors: [] });

it.each<[string, Partial<RepoQuality>, readonly string[]]>([
  ['nothing where half of the changes are noticed', { byTask: [{ id: 'r/t', ...quality(4, 2) }] }, []],
  ['an edit whose changes are not noticed', { byTask: [{ id: 'r/t', ...quality(4, 1) }] }, ['edit_unnoticed r/tasks/t/task.json']],
  ['nothing where few changes were tried', { byTask: [{ id: 'r/t', ...quality(3, 0) }] }, []],
  ['a program whose changes are not noticed', { outside: quality(20, 9) }, ['program_unnoticed r/repo.json']],
])('finds %s', (_, part, expected) => {
  const measured = { repo: 'r', tasks: 1, kinds: {}, outside: quality(0, 0), inside: quality(0, 0), byTask: [], ...part };
  expect(checkQuality(measured).map(({ code, file }) => `${code} ${file}`)).toEqual(expected);
});

it('tries no more than 60 mutants of a program, the same ones with the same seed', async () => {
  const files: Files = new Map([['src/a.ts', 'f();\n'.repeat(100)]]);
  const attempts: Attempts = { run: async () => ({ end: 'reported', tests: new Map([['old.test.ts', 'passed']]), ms: 0 }) };
  const subject = { task: testedTask({ failToPass: [] }), files, paths: [...files.keys()], counts: () => true };
  const lines = async (seed: number) => (await measure(subject, { mutants: 1000, seed }, attempts)).survivors.map(({ line }) => line);
  const first = await lines(1);
  expect(new Set(first).size).toBe(60);
  expect(await lines(1)).toEqual(first);
  expect(await lines(2)).not.toEqual(first);
});

const program = (give: string): Files =>
  new Map([
    ['src/a.ts', `export const a = (n: number) => {\n  if (n > 1) return ${give};\n  return n;\n};\nexport const never = () => {\n  a(1);\n};\n`],
    ['test/a.test.ts', test("a(1)', () => equal(a(1), 1)")],
  ]);
function test(body: string): string {
  return `import { equal } from 'node:assert';\nimport { test } from 'node:test';\nimport { a } from '../src/a.ts';\ntest('${body});\n`;
}
const hidden = new Map([['test/b.test.ts', test("a(2)', () => equal(a(2), 4)")]]);
const task: Task = {
  ...testedTask({ files: hidden, failToPass: ['test/b.test.ts'], passToPass: ['test/a.test.ts'] }),
  files: program('0'),
  references: [program('n * 2')],
};

describe.skipIf(!canRun)(`the quality of a suite${missing}`, async () => {
  const runner = canRun ? await openTestRunner({ warm: 2 }) : undefined;
  afterAll(() => runner?.close());

  it('tells statements that are reached and mutants that are noticed, in the program and within the edit', async () => {
    if (runner === undefined) throw new Error('there is no runner');
    const [measured] = await measureSuite([task], { mutants: 100, seed: 1 }, runner);
    const { outside, inside } = measured ?? {};
    expect(outside).toMatchObject({ statements: 6, reached: 4, mutants: 7, noticed: 3 });
    expect(outside?.survivors.map(({ line, kind, was }) => `${line} ${kind} ${was}`).sort()).toEqual([
      '2 return 0',
      '2 statement if (n > 1) return 0;',
      '2 statement return 0;',
      '6 statement a(1);',
    ]);
    expect(inside).toEqual({ statements: 2, reached: 2, mutants: 6, noticed: 6, survivors: [] });
  }, 120_000);
});
