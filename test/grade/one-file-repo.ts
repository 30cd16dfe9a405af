import type { TestRun, TestRunner } from '../../src/grade/test-run.ts';
import type { TestPlan } from '../../src/types.ts';

/** A program of one file, and the hidden test that judges it. */
export interface OneFileRepo {
  readonly plan: Pick<TestPlan, 'command' | 'report'>;
  readonly source: string;
  readonly test: string;
  readonly text: string;
}

/** Wants `value` to be 1. */
export const inNode: OneFileRepo = {
  plan: { command: ['node', '--test'], report: 'tap' },
  source: 'src.mjs',
  test: 'test/value.test.mjs',
  text: "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { value } from '../src.mjs';\ntest('is one', () => assert.equal(value, 1));\n",
};

/** Wants `value` to be 1. */
export const inPython: OneFileRepo = {
  plan: { command: ['python3', '{unittest}', '{report}'], report: 'junit' },
  source: 'src.py',
  test: 'tests/test_value.py',
  text: 'import unittest\nfrom src import value\n\nclass TestValue(unittest.TestCase):\n    def test_is_one(self):\n        self.assertEqual(value, 1)\n',
};

/** Runs the test on a program. */
export const runProgram = (runner: TestRunner, { plan, test, text, source }: OneFileRepo, program: string): Promise<TestRun> => {
  const task = { id: 'a/b', files: new Map(), references: [], tests: { ...plan, files: new Map([[test, text]]), failToPass: [test], passToPass: [] } };
  return runner.run({ task, files: new Map([[source, program]]) });
};
