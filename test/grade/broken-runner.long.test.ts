import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Grader } from '../../src/grade/grader.ts';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { noCache } from '../../src/grade/outcome-cache.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import type { TestPlan } from '../../src/types.ts';
import { canRunPython, missingPython } from './bubblewrap.ts';
import { testedTask } from './tested-task.ts';

/** How tests are run, the program, its accepted solution, the test file, and whatever else runs them. */
interface Kind {
  readonly plan: Pick<TestPlan, 'command' | 'report'>;
  readonly source: string;
  readonly solution: string;
  readonly broken: string;
  readonly test: string;
  readonly text: string;
  readonly runner?: readonly [path: string, text: string];
}

const python = { source: 'sums.py', solution: 'def add(a, b):\n    return a + b\n', broken: 'import nowhere\ndef add(a, b):\n    return a + b\n' };
const javascript = {
  source: 'sums.mjs',
  solution: 'export const add = (a, b) => a + b;\n',
  broken: "import './nowhere.mjs';\nexport const add = (a, b) => a + b;\n",
};

/** Runners that import the program before they write anything, as pytest does for `conftest.py`, and such as report what cannot be imported. */
const kinds: Readonly<Record<string, Kind>> = {
  'a JUnit report that the runner never begins': {
    ...python,
    plan: { command: ['python3', 'run.py', '{report}'], report: 'junit' },
    runner: [
      'run.py',
      'import os, sys\nsys.path[0] = os.getcwd()\nfrom sums import add\nname = "case" if add(1, 2) == 3 else "none"\n' +
        'open(sys.argv[1], "w").write(f\'<testsuite><test{name} classname="tests.test_sums" name="adds"/></testsuite>\')\n',
    ],
    test: 'tests/test_sums.py',
    text: 'pass\n',
  },
  'TAP that is never printed': {
    ...javascript,
    plan: { command: ['node'], report: 'tap' },
    test: 'test/sums.test.mjs',
    text: "import '../sums.mjs';\nconsole.log('TAP version 13\\n# Subtest: test/sums.test.mjs\\n    ok 1 - adds\\n    1..1\\nok 1 - test/sums.test.mjs\\n1..1');\n",
  },
  "Node's runner": {
    ...javascript,
    plan: { command: ['node', '--test'], report: 'tap' },
    test: 'test/sums.test.mjs',
    text: "import { test } from 'node:test';\nimport '../sums.mjs';\ntest('adds', () => {});\n",
  },
  "Python's unittest": {
    ...python,
    plan: { command: ['python3', '{unittest}', '{report}'], report: 'junit' },
    test: 'tests/test_sums.py',
    text: 'import unittest\nimport sums\n\nclass TestSums(unittest.TestCase):\n    def test_adds(self):\n        pass\n',
  },
};

describe.skipIf(!canRunPython)(`an answer that cannot be imported${missingPython}`, { timeout: 60_000 }, () => {
  let outcomes: Outcomes;
  beforeAll(async () => {
    outcomes = new Outcomes({ runner: await openTestRunner({ warm: 0 }), cache: noCache, atOnce: 1 });
  });
  afterAll(() => outcomes.close());

  const grade = async ({ plan, source, solution, test: file, text, runner }: Kind, answer: string, isBroken = false) => {
    const [path, lines] = runner ?? [file, text];
    const hidden = new Map([[file, text] as const, [path, isBroken ? '(\n' : lines] as const]);
    const base = testedTask({ ...plan, files: hidden, failToPass: [file], passToPass: [] });
    const task = { ...base, files: new Map([[source, '']]), references: [new Map([[source, solution]])] };
    const grader = new Grader({ attempts: outcomes, repeats: 0 });
    return (await grader.grade({ task, format: 'whole', changes: new Map([[source, answer]]), score: { exact: false, reference: 0, atoms: [] } })).outcome;
  };

  test.each(Object.entries(kinds))('fails with %s, while another one passes', async (_, kind) => {
    expect([await grade(kind, kind.broken), await grade(kind, `${kind.solution}\n`)]).toEqual(['failed', 'passed']);
  });

  test.each(Object.entries(kinds))('has no verdict with %s where the runner is broken', async (_, kind) => {
    expect(await grade(kind, kind.broken, true)).toBe('infra');
  });
});
