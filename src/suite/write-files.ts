import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';

/**
 * Writes files below a folder, which need not exist; none of them may. Paths are POSIX and relative.
 * @throws UsageError for one that leaves the folder, before any is written.
 */
export const writeFiles = async (folder: string, files: Iterable<readonly [string, string | Buffer]>): Promise<void> => {
  const placed = [...files].map(([path, content]) => [placeBelow(folder, path), content] as const);
  for (const [file, content] of placed) {
    await makeFolder(dirname(file));
    await writeFile(file, content, { flag: 'wx' });
  }
};

const placeBelow = (folder: string, path: string): string => {
  const file = join(folder, path);
  if (!resolve(file).startsWith(join(resolve(folder), sep))) throw new UsageError(`${JSON.stringify(path)} is no path below ${folder}: nothing was written`);
  return file;
};
