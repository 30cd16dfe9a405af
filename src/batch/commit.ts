import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The commit checked out at a folder or the nearest folder above it that is a git work tree, or undefined. Only reads files: no process is started. */
export const readCommit = async (dir: string): Promise<string | undefined> => {
  const gitDir = await findGitDir(resolve(dir));
  const head = gitDir && (await readLine(join(gitDir, 'HEAD')));
  if (!gitDir || !head?.startsWith('ref: ')) return head;
  const ref = head.slice('ref: '.length);
  const common = (await readLine(join(gitDir, 'commondir'))) ?? '.';
  const home = resolve(gitDir, common);
  return (await readLine(join(gitDir, ref))) ?? (await readLine(join(home, ref))) ?? (await readPackedRef(home, ref));
};

/** `.git` is a folder, or in a linked work tree a file that names one. */
const findGitDir = async (dir: string): Promise<string | undefined> => {
  const candidate = join(dir, '.git');
  const found = await stat(candidate).catch(() => undefined);
  if (found?.isDirectory()) return candidate;
  const link = found && (await readLine(candidate));
  if (link?.startsWith('gitdir: ')) return resolve(dir, link.slice('gitdir: '.length));
  const parent = dirname(dir);
  return parent === dir ? undefined : findGitDir(parent);
};

const readPackedRef = async (home: string, ref: string): Promise<string | undefined> => {
  const packed = await readFile(join(home, 'packed-refs'), 'utf8').catch(() => '');
  return packed
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ')[0];
};

const readLine = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').then(
    (text) => text.split('\n')[0],
    () => undefined,
  );
