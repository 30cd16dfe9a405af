import { matchesGlob } from 'node:path';

/** Whether one of the globs fits the id `repo/task`, or the bare name of the task. */
export const fitsGlob = (id: string, globs: readonly string[]): boolean =>
  globs.some((glob) => matchesGlob(id, glob) || matchesGlob(id.slice(id.indexOf('/') + 1), glob));
