import { listFileChanges } from '../../formats/shared/file-changes.ts';
import { writeGitFile } from '../../formats/shared/git-patch-writer.ts';
import { isSame } from '../edit/apply.ts';
import { UsageError } from '../errors.ts';
import type { Files } from '../types.ts';
import { applyReference } from './references.ts';

/**
 * The patch from one snapshot to another, as `git diff` prints it. `what` names the edit for messages.
 * @throws UsageError when nothing changes, or a patch cannot say what does (a lone carriage return).
 */
export const writeReference = (before: Files, after: Files, what: string): string => {
  const patch = listFileChanges(before, after).map(writeGitFile).join('');
  if (patch === '') throw new UsageError(`${what} changes no text file`);
  if (!isSame(applyReference(patch, before, what), after)) throw new UsageError(`${what} cannot be written as a patch that gives the same files again`);
  return patch;
};
