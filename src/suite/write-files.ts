import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes files below a folder, which need not exist; none of them may. Paths are POSIX and relative. */
export const writeFiles = async (folder: string, files: Iterable<readonly [string, string | Buffer]>): Promise<void> => {
  for (const [path, content] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag: 'wx' });
  }
};
