import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { flatten } from '../../src/grade/sandbox/read-covered.ts';
import type { TestRunner } from '../../src/grade/test-run.ts';
import { canRun, canRunPython, missing, missingPython } from './bubblewrap.ts';
import { testedTask } from './tested-task.ts';

describe('stretches that ran', () => {
  it.each([
    {
      name: 'a function that was never called',
      ranges: [
        [0, 100, 1],
        [20, 40, 0],
      ],
      ran: [
        [0, 20],
        [40, 100],
      ],
    },
    {
      name: 'a branch that ran inside of one that did not',
      ranges: [
        [0, 100, 1],
        [20, 80, 0],
        [30, 40, 2],
      ],
      ran: [
        [0, 20],
        [30, 40],
        [80, 100],
      ],
    },
    {
      name: 'ranges in any order',
      ranges: [
        [50, 60, 0],
        [0, 100, 1],
        [10, 20, 0],
      ],
      ran: [
        [0, 10],
        [20, 50],
        [60, 100],
      ],
    },
    {
      name: 'ranges that end together',
      ranges: [
        [0, 100, 1],
        [50, 100, 1],
        [80, 100, 0],
      ],
      ran: [
        [0, 50],
        [50, 80],
      ],
    },
    { name: 'nothing', ranges: [], ran: [] },
  ] as const)('$name', ({ ranges, ran }) => {
    expect(flatten(ranges)).toEqual(ran.map(([from, to]) => ({ from, to })));
  });
});

const lib = `export const half = (n: number): number => {
  if (n < 0) return -half(-n);
  return n / 2;
};
export function unused(): void {}
`;
const parts = `export enum Kind { One, Two }
export const name = (kind: Kind): string => {
  if (kind === Kind.One) return 'one';
  return 'other';
};
`;
const test = `import assert from 'node:assert';
import { test } from 'node:test';
import { half } from './lib.ts';
import { Kind, name } from './parts.ts';
test('half', () => assert.equal(half(4), 2));
test('name', () => assert.equal(name(Kind.Two), 'other'));
`;

describe.skipIf(!canRun)(`what tests run${missing}`, { timeout: 60_000 }, () => {
  let runner: TestRunner;
  beforeAll(async () => {
    runner = await openTestRunner({ warm: 0 });
  });
  afterAll(() => runner.close());

  const files = new Map(Object.entries({ 'lib.ts': lib, 'parts.ts': parts }));
  const task = testedTask({ files: new Map([['all.test.ts', test]]), failToPass: ['all.test.ts'], passToPass: [] });

  it('is told where it is asked for, in offsets into the files', async () => {
    const { tests, covered } = await runner.run({ task, files, what: 'coverage' });
    expect(tests.get('all.test.ts')).toBe('passed');
    const ran = (path: string, text: string, part: string): boolean => {
      const from = text.indexOf(part);
      return from >= 0 && covered?.get(path)?.some((one) => one.from <= from && from < one.to) === true;
    };
    expect(['return n / 2', '-half', 'unused() '].map((part) => ran('lib.ts', lib, part))).toEqual([true, false, false]);
    expect(covered?.has('all.test.ts')).toBe(false);
    expect(["'other'", "'one'"].map((part) => ran('parts.ts', parts, part))).toEqual([true, false]);
  });

  it('is not told where it is not', async () => {
    expect(await runner.run({ task, files })).not.toHaveProperty('covered');
  });
});

/** A program whose lines say whether tests run them; those that say neither may count as either. */
const program = `"""Sums."""  # ran
import functools  # ran
import os  # ran
LIMIT = {  # ran
    "low": 1,  # ran
}  # ran
@functools.cache  # ran
def add(a, b=LIMIT["low"]):  # ran
    """Adds."""  # ran
    global LIMIT  # ran
    if a > 100:  # ran
        return a  # not
    elif a > 50:  # ran
        pass  # not
    else:
        total = sum(  # ran
            [a, b],  # ran
        )  # ran
    for n in range(2):  # ran
        total += 0  # ran
    try:  # ran
        total += 0  # ran
    except ValueError:  # not
        total = 0  # not
    return total  # ran
def unused(a):  # not
    """Nobody calls it."""  # not
    def inner():  # not
        pass  # not
    return inner  # not
def short(): return 1  # not
class Sums:  # ran
    """Adds."""  # ran
    base = 1  # ran
    def add(self, a):  # ran
        return add(a, self.base)  # ran
    def unused(self):  # not
        return 0  # not
class Unused:  # not
    class Meta:  # not
        order = 1  # ran
    def add(self):  # not
        return 0  # not
`;
const pythonTest = `import threading
import unittest
from sums import Sums, add
EXTRA
class TestSums(unittest.TestCase):
    def test_adds(self):
        self.assertEqual(Sums().add(2), 3)
`;

describe.skipIf(!canRunPython)(`what tests of Python run${missingPython}`, { timeout: 60_000 }, () => {
  let runner: TestRunner;
  beforeAll(async () => {
    runner = await openTestRunner({ warm: 0 });
  });
  afterAll(() => runner.close());

  const files = new Map([['sums.py', program]]);
  const watch = async (extra = '', what: 'coverage' | 'tests' = 'coverage') => {
    const plan = { command: ['python3', '{unittest}', '{report}'], report: 'junit' as const, failToPass: ['test_sums.py'], passToPass: [] };
    const task = testedTask({ ...plan, files: new Map([['test_sums.py', pythonTest.replace('EXTRA', extra)]]) });
    const { tests, covered } = await runner.run({ task, files, what });
    return { status: tests.get('test_sums.py'), covered };
  };

  it('is told by lines, without the heads of what nobody calls', async () => {
    const { status, covered } = await watch();
    expect([status, [...(covered?.keys() ?? [])]]).toEqual(['passed', ['sums.py']]);
    let from = 0;
    const wrong = program.split('\n').filter((line) => {
      const isRun = covered?.get('sums.py')?.some((one) => one.from <= from && from + line.length <= one.to) === true;
      from += line.length + 1;
      return (line.endsWith('# ran') && !isRun) || (line.endsWith('# not') && isRun);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['nobody asks', '', 'tests'],
    ['tests change who hears of it', 'import sys; sys.settrace(None)', 'coverage'],
    ['tests start another program', 'import subprocess; subprocess.run(["true"])', 'coverage'],
  ] as const)('is not told where %s', async (_, extra, what) => {
    const { status, covered } = await watch(extra, what);
    expect([status, covered]).toEqual(['passed', undefined]);
  });
});
