import type { Attempts } from '../../grade/try-tests.ts';
import type { Task } from '../../types.ts';
import type { TestIds } from '../scaffold.ts';

/** Which test files show an edit, which only must not break, and which say nothing since they do not pass after it. */
export interface Classified extends TestIds {
  readonly failing: readonly string[];
}

/** Runs the test files that a task names before and after its only reference. @throws InfraError when tests cannot be run. */
export const classifyTests = async (task: Task, attempts: Attempts): Promise<Classified> => {
  const [after] = task.references;
  const ids = task.tests?.passToPass ?? [];
  if (after === undefined || ids.length === 0) return { failToPass: [], passToPass: [], failing: [] };
  const before = await attempts.run({ task, files: task.files });
  const { tests } = await attempts.run({ task, files: after });
  const passing = ids.filter((id) => tests.get(id) === 'passed');
  const shown = passing.filter((id) => before.tests.get(id) !== 'passed');
  return {
    failToPass: shown,
    passToPass: passing.filter((id) => !shown.includes(id)),
    failing: ids.filter((id) => !passing.includes(id)),
  };
};
