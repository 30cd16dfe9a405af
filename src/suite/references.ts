import { getFormat } from '../../formats/index.ts';
import { apply, withChanges } from '../edit/apply.ts';
import { locate } from '../edit/locate.ts';
import { strict } from '../edit/profiles.ts';
import { EditError, FileError } from '../errors.ts';
import type { Files } from '../types.ts';

/**
 * The snapshot after a reference patch, read and applied as a model's `git-diff` response under `strict`.
 * @throws UsageError that names the patch (`where`) when it does not apply.
 */
export const applyReference = (patch: string, files: Files, where: string): Files => {
  const format = getFormat('git-diff');
  if (format === undefined) throw new Error('the format git-diff is not registered');
  try {
    const proposals = format.parse({ text: patch, toolCalls: [] });
    return withChanges(files, apply(files, locate(proposals, files, strict, format.coordinates)));
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    throw new FileError(where, ` does not apply: ${error.message} (${error.code})`);
  }
};
