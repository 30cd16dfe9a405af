import { InfraError } from '../../errors.ts';
import { isLimit } from '../../grade/outcomes.ts';
import { type Attempts, type TestedTask, type Tried, tryTests } from '../../grade/try-tests.ts';
import { reachesAtom, watchTests } from '../../grade/watch-tests.ts';
import { diffFiles } from '../../score/file-edits.ts';
import { createScorer } from '../../score/score.ts';
import type { Files } from '../../types.ts';
import { findUntested } from './check-changes.ts';
import { changesCode } from './check-test-ids.ts';
import { type Finding, finding } from './finding.ts';
import { type OpenTask, placeOf } from './open-suite.ts';

/** What the tests of a task say before its edit and after each of its references, which is not what the task says of them. */
export const checkTests = async ({ id, task }: OpenTask, attempts: Attempts): Promise<Finding[]> => {
  if (task.tests === undefined) return [];
  const tested = { ...task, tests: task.tests };
  const found = [...(await checkBefore(tested, attempts)), ...(await checkReach(tested, attempts))];
  for (const [index, reference] of task.references.entries()) {
    const patch = `references/${task.patches?.[index] ?? ''}`;
    const after = await tryTests(tested, reference, attempts, patience);
    const complaints = [...describe(after, 'after it'), ...after.failing.map((test) => complain('fails_after', `${test} does not pass after it`))];
    found.push(...complaints.map(([code, message]) => finding(code, placeOf(id, patch), message)));
    found.push(...(await checkTypes(tested, reference, attempts)).map(([code, message]) => finding(code, placeOf(id, patch), message)));
    const untested = complaints.length > 0 || task.tests.failToPass.length === 0 ? [] : await findUntested(tested, reference, attempts);
    found.push(
      ...untested.map((place) =>
        finding('untested_change', placeOf(id, patch), `its tests pass without what it changes at ${place}: an answer that lacks it is right`),
      ),
    );
  }
  return found;
};

/**
 * Without a test that must begin to pass, those that must go on passing can at least tell that something broke, if they run what the references change.
 * Nothing is said where nobody can watch them.
 */
const checkReach = async (task: TestedTask, attempts: Attempts): Promise<Finding[]> => {
  const [reference] = task.references;
  if (reference === undefined || task.tests.failToPass.length > 0 || !changesCode(task)) return [];
  const reaches = { base: watchTests(task, task.files, attempts), edited: watchTests(task, reference, attempts) };
  const { atoms } = createScorer(task).score(diffFiles(task.files, reference));
  const reached = await Promise.all(atoms.map((atom) => reachesAtom(atom, reaches)));
  if (reached.some((one) => one !== false)) return [];
  return [finding('unreached', placeOf(task.id), 'none of the tests that it names runs anything that its first reference changes: no answer can fail them')];
};

type Complaint = readonly [Finding['code'], string];

/** A test that fails is run once more, to tell flaky ones. */
const patience = { repeats: 1, repeatAll: true };

const checkBefore = async (task: TestedTask, attempts: Attempts): Promise<Finding[]> => {
  const { failToPass, passToPass } = task.tests;
  const before = await tryTests(task, task.files, attempts, { repeats: 0, repeatAll: false });
  const passing = before.code === undefined ? failToPass.filter((test) => !before.failing.includes(test)) : [];
  const complaints = [
    ...describe(before, 'before the edit'),
    ...passing.map((test) => complain('passes_before', `${test} passes before the edit: it shows nothing`)),
    ...(await checkKept(
      task,
      passToPass.filter((test) => before.failing.includes(test)),
      attempts,
    )),
    ...(task.noop ? await checkTypes(task, task.files, attempts) : []),
  ];
  return complaints.map(([code, message]) => finding(code, placeOf(task.id), message));
};

/** Tests that do not pass before the edit may be those that the references change too: their own text before it decides. */
const checkKept = async (task: TestedTask, failing: readonly string[], attempts: Attempts): Promise<Complaint[]> => {
  if (failing.length === 0) return [];
  const alone = { ...task, references: [], tests: { ...task.tests, failToPass: [], passToPass: failing } };
  const tried = await tryTests(alone, task.files, attempts, patience);
  return [...describe(tried, 'before the edit'), ...tried.failing.map((test) => complain('fails_before', `${test} does not pass before the edit`))];
};

const checkTypes = async (task: TestedTask, files: Files, attempts: Attempts): Promise<Complaint[]> => {
  if (task.tests.typecheck === undefined) return [];
  try {
    const { tests, detail } = await attempts.run({ task, files, what: 'typecheck' });
    return tests.get('typecheck') === 'passed' ? [] : [complain('types_wrong', `its type check does not pass: ${detail ?? 'no report'}`)];
  } catch (error) {
    if (!(error instanceof InfraError)) throw error;
    // The tests ran before, so that it is the check that is wrong, and other repos and tasks are none the worse for it.
    return [complain('types_wrong', `${error.message}; "modules" of "typecheck" in repo.json names the packages that it needs`)];
  }
};

const complain = (code: Finding['code'], message: string): Complaint => [code, message];

/** What trying tests says beside which tests fail: that there is no verdict, or that a test passes only sometimes. */
const describe = ({ code, detail, flaky }: Tried, when: string): Complaint[] => [
  ...(code === undefined ? [] : [complain(isLimit(code) ? 'too_slow' : 'not_run', `${when}, its tests give no verdict (${code}): ${detail ?? 'no report'}`)]),
  ...flaky.map((test) => complain('flaky', `${test} passes only sometimes ${when}`)),
];
