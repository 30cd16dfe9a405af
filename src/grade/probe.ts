import type { Files } from '../types.ts';
import { isLimit } from './outcomes.ts';
import { type Attempts, type TestedTask, tryTests } from './try-tests.ts';
import type { Probe, ProbeOutcome } from './verification.ts';

/** What a probe asks: the type check where the repo has one and `edited` passes it, then the task's tests. `repeats` is how often failing tests run again. */
export interface ProbeOptions {
  readonly task: TestedTask;
  readonly edited: Files;
  readonly attempts: Attempts;
  readonly repeats: number;
}

/** Makes a probe of trees near an edit. A run without a report says nothing; one that takes more than it may, where the whole edit did not, breaks. */
export const createProbe = ({ task, edited, attempts, repeats }: ProbeOptions): Probe => {
  const checkTypes = async (files: Files): Promise<ProbeOutcome> => {
    const { end, tests } = await attempts.run({ task, files, what: 'typecheck' });
    if (end !== 'reported') return isLimit(end) ? 'breaks' : 'unknown';
    return tests.get('typecheck') === 'passed' ? 'holds' : 'breaks';
  };
  let passes: Promise<ProbeOutcome> | undefined;
  return async (files) => {
    if (task.tests.typecheck !== undefined) {
      passes ??= checkTypes(edited);
      const types = (await passes) === 'holds' ? await checkTypes(files) : 'holds';
      if (types !== 'holds') return types;
    }
    const { code, failing } = await tryTests(task, files, attempts, { repeats, repeatAll: true });
    if (code !== undefined) return isLimit(code) ? 'breaks' : 'unknown';
    return failing.length === 0 ? 'holds' : 'breaks';
  };
};
