import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { flatten } from '../../src/grade/sandbox/read-covered.ts';
import type { TestRunner } from '../../src/grade/test-run.ts';
import { canRun, missing } from './bubblewrap.ts';
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
