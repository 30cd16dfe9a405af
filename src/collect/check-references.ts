import { listFileChanges } from '../../formats/shared/file-changes.ts';
import { UsageError } from '../errors.ts';
import { countSyntax } from '../syntax/native.ts';
import type { Task } from '../types.ts';

/**
 * Refuses tasks with a reference that no answer should be measured by.
 * @throws UsageError that names the reference and the file where it brings in a syntax error.
 */
export const checkReferences = (tasks: readonly Task[]): void => {
  for (const task of tasks) {
    for (const [index, reference] of task.references.entries()) {
      for (const change of listFileChanges(task.files, reference)) {
        if (change.kind === 'deleted') continue;
        const path = change.kind === 'renamed' ? change.to : change.path;
        const before = change.kind === 'created' ? 0 : countSyntax(change.path, change.before).syntaxErrors;
        if (countSyntax(path, change.after).syntaxErrors <= before) continue;
        throw new UsageError(`reference ${task.patches?.[index] ?? index + 1} of task ${task.id} has a syntax error in ${path} that the base does not have`);
      }
    }
  }
};
