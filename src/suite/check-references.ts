import { listFileChanges } from '../../formats/shared/file-changes.ts';
import { UsageError } from '../errors.ts';
import { compareText, readBase } from '../syntax/native.ts';
import type { Task } from '../types.ts';

/**
 * Refuses tasks with a reference that no answer should be measured by.
 * @throws UsageError that names the reference, and the file and line where it brings in a syntax error.
 */
export const checkReferences = (tasks: readonly Task[]): void => {
  for (const task of tasks) {
    for (const [index, reference] of task.references.entries()) {
      for (const change of listFileChanges(task.files, reference)) {
        if (change.kind === 'deleted') continue;
        const path = change.kind === 'renamed' ? change.to : change.path;
        const line = findNewError(change.path, change.kind === 'created' ? '' : change.before, path, change.after);
        if (line === undefined) continue;
        throw new UsageError(
          `reference ${task.patches?.[index] ?? index + 1} of task ${task.id} has a syntax error at ${path}:${line} that the base does not have`,
        );
      }
    }
  }
};

/** The 1-based line of the edited text where the first change within a new syntax error starts; undefined where there is none. */
const findNewError = (path: string, before: string, newPath: string, after: string): number | undefined => {
  const [report] = compareText(readBase(path, before), newPath, after);
  if (report === undefined || report.newErrors === 0) return undefined;
  const broken = report.atoms.find(({ inNewError }) => inNewError) ?? report.atoms[0];
  return after.slice(0, broken?.newFrom ?? 0).split('\n').length;
};
