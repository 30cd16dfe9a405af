import type { TestRun } from '../../grade/test-run.ts';
import type { Attempts } from '../../grade/try-tests.ts';
import type { Task } from '../../types.ts';
import type { TestIds } from '../scaffold.ts';

/** Which test files show an edit, which only must not break, and which say nothing since they do not pass after it; or `unclear`, why none of that is known. */
export interface Classified extends TestIds {
  readonly failing: readonly string[];
  readonly unclear?: string;
}

/** Runs the test files that a task names before and after its only reference. @throws InfraError when tests cannot be run. */
export const classifyTests = async (task: Task, attempts: Attempts): Promise<Classified> => {
  const [after] = task.references;
  const ids = task.tests?.passToPass ?? [];
  if (after === undefined || ids.length === 0) return { failToPass: [], passToPass: [], failing: [] };
  const before = await attempts.run({ task, files: task.files });
  const { tests, ...end } = await attempts.run({ task, files: after });
  const unclear = explain('before', before) ?? explain('after', end);
  if (unclear !== undefined) return { failToPass: [], passToPass: [], failing: [], unclear };
  const passing = ids.filter((id) => tests.get(id) === 'passed');
  const shown = passing.filter((id) => before.tests.get(id) !== 'passed');
  return {
    failToPass: shown,
    passToPass: passing.filter((id) => !shown.includes(id)),
    failing: ids.filter((id) => !passing.includes(id)),
  };
};

const explain = (when: string, { end, detail }: Pick<TestRun, 'end' | 'detail'>): string | undefined =>
  end === 'reported' ? undefined : `the tests ${when} the commit gave no verdict: ${end}${detail === undefined ? '' : `, ${detail}`}`;
