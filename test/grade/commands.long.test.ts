import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import type { Files, TestPlan } from '../../src/types.ts';
import { canRun, canRunPython, missing, missingPython } from './bubblewrap.ts';

const runner = canRun ? await openTestRunner({ warm: 0 }) : undefined;
afterAll(() => runner?.close());

const unittest: Pick<TestPlan, 'command' | 'report'> = { command: ['python3', '{unittest}', '{report}'], report: 'junit' };
const vitest: Pick<TestPlan, 'command' | 'report' | 'modules'> = {
  command: ['vitest', 'run', '--reporter=junit', '--outputFile={report}'],
  report: 'junit',
  modules: ['vitest'],
};
const pytest = {
  'tests/test_sum.py':
    'import unittest\nfrom sums import add\n\nclass TestSum(unittest.TestCase):\n    def test_adds(self):\n        self.assertEqual(add(1, 2), 3)\n',
};
const javascript = {
  'test/sum.test.js':
    "import { describe, expect, it } from 'vitest';\nimport { add } from '../sums.js';\ndescribe('sum', () => { it('adds', () => { expect(add(1, 2)).toBe(3); }); });\n",
};

const run = async (plan: Pick<TestPlan, 'command' | 'report' | 'modules'>, tests: Record<string, string>, files: Record<string, string>) => {
  const hidden: Files = new Map(Object.entries(tests));
  const task = { id: 'a/b', files: new Map(), references: [], tests: { ...plan, files: hidden, failToPass: [...hidden.keys()], passToPass: [] } };
  const { end, tests: statuses } = await (runner?.run({ task, files: new Map(Object.entries(files)) }) ?? Promise.reject());
  return { end, ...Object.fromEntries(statuses) };
};

describe.skipIf(!canRunPython)(`unittest${missingPython}`, () => {
  test.each([
    ['return a + b', 'passed'],
    ['return a - b', 'failed'],
  ])('finds that "%s" %s', async (body, status) => {
    expect(await run(unittest, pytest, { 'sums.py': `def add(a, b):\n    ${body}\n` })).toEqual({
      end: 'reported',
      'tests/test_sum.py': status,
      'tests/test_sum.py > TestSum > test_adds': status,
    });
  });

  test.each([
    ['leaves early', 'import os\nos._exit(0)\n'],
    ['is no program', 'def add(:\n'],
    ['changes the assertions', 'import unittest\nunittest.TestCase.assertEqual = lambda *a: None\ndef add(a, b):\n    return 0\n'],
  ])('fails where the code %s', async (_, text) => {
    expect(await run(unittest, pytest, { 'sums.py': text })).toMatchObject({ end: 'reported', 'tests/test_sum.py': 'failed' });
  });
});

test.skipIf(!canRunPython)(`a test file stays what it was when another one is loaded${missingPython}`, async () => {
  const forged = 'import unittest\nclass TestSum(unittest.TestCase):\n    def test_adds(self):\n        pass\n';
  const tests = { 'tests/test_first.py': pytest['tests/test_sum.py'], 'tests/test_later.py': pytest['tests/test_sum.py'] };
  const sums = `import os\nos.remove('tests/test_later.py')\nopen('tests/test_later.py', 'w').write(${JSON.stringify(forged)})\ndef add(a, b):\n    return 0\n`;
  expect(await run(unittest, tests, { 'sums.py': sums })).toMatchObject({ end: 'reported', 'tests/test_later.py': 'failed' });
});

describe.skipIf(!canRun)(`vitest${missing}`, () => {
  test.each([
    ['return a + b', 'passed'],
    ['return a - b', 'failed'],
  ])('finds that "%s" %s', async (body, status) => {
    expect(await run(vitest, javascript, { 'sums.js': `export const add = (a, b) => { ${body}; };\n` })).toEqual({
      end: 'reported',
      'test/sum.test.js': status,
      'test/sum.test.js > sum > adds': status,
    });
  });

  test.each([
    ['kills its worker', "process.kill(process.pid, 'SIGKILL')"],
    ['aborts', 'process.abort()'],
    ['fills its memory', 'for (const all = []; ; ) all.push(new Array(1e6).fill(Math.random()))'],
  ])('fails where a test %s', async (_, statement) => {
    expect(await run(vitest, javascript, { 'sums.js': `export const add = () => { ${statement}; return 0; };\n` })).toMatchObject({
      end: 'reported',
      'test/sum.test.js': 'failed',
    });
  });
});

test.skipIf(!canRun).each([
  ['out_of_memory', 'for (const all = []; ; ) all.push(new Array(1e6).fill(Math.random()));'],
  ['killed', 'process.abort();'],
])(`finds %s where a program comes to that end${missing}`, async (end, text) => {
  expect(await run({ command: ['node'], report: 'tap' }, { 'a.test.js': text }, {})).toEqual({ end });
});

test.skipIf(!canRun)(`says which packages and programs a task's tests get here${missing}`, () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../node_modules/preact/package.json'), 'utf8'));
  expect(runner?.describe({ command: ['/nowhere/python3'], modules: ['preact'] })).toContain(`"preact@${version}"`);
  const sh = realpathSync('/usr/bin/sh');
  expect(runner?.describe({ command: ['true'], typecheck: { command: ['sh'] } })).toContain(`["${sh}","${statSync(sh).size}",`);
});
