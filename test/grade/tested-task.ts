import type { TestedTask } from '../../src/grade/try-tests.ts';
import type { Files, TestPlan } from '../../src/types.ts';

/** A task with one accepted solution, that `one` be 2, a test that shows it, and one that must go on passing. */
export const testedTask = (plan: Partial<TestPlan> = {}): TestedTask => ({
  id: 'r/t',
  repo: 'r',
  instruction: 'Do it.',
  kind: 'bug-fix',
  files: new Map([
    ['a.ts', 'one = 1'],
    ['b.ts', 'b'],
  ]),
  show: ['a.ts'],
  references: [solved],
  noop: false,
  tests: {
    command: ['node', '--test'],
    report: 'tap',
    files: new Map([['new.test.ts', 'test']]),
    failToPass: ['new.test.ts'],
    passToPass: ['old.test.ts'],
    ...plan,
  },
  tags: [],
  created: '2026-11-23',
});

const solved: Files = new Map([
  ['a.ts', 'one = 2'],
  ['b.ts', 'b'],
]);
