import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { unmakable } from './errors.ts';

/**
 * Makes a folder and those above it that are not there; returns those it made, the outermost first. One at a time, as `mkdir` of Node with `recursive` never
 * ends where a folder is there in which the system makes none (`/proc`).
 * @throws UsageError where no folder can be made at that place, InfraError where the machine fails.
 */
export const makeFolder = async (path: string): Promise<readonly string[]> => {
  try {
    return await makeBelow(resolve(path));
  } catch (error) {
    throw unmakable(path, error);
  }
};

/** Removes folders that `makeFolder` made, as far as they are empty. */
export const unmakeFolders = async (made: readonly string[]): Promise<void> => {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => {});
};

const makeBelow = async (path: string): Promise<string[]> => {
  if (await isFolder(path)) return [];
  const above = await makeBelow(dirname(path));
  return (await makeOne(path)) ? [...above, path] : above;
};

/** Returns whether it was made here: another process may be faster. */
const makeOne = async (path: string): Promise<boolean> => {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (await isFolder(path)) return false;
    throw error;
  }
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
