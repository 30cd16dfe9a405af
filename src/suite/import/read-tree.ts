import { isUtf8 } from 'node:buffer';
import { UsageError } from '../../errors.ts';
import { runGit } from '../git.ts';
import type { Folder } from '../read-folder.ts';

/** The files of a commit, and what of it is no file that a suite can hold: one sentence each. */
export interface Tree {
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly leftOut: readonly string[];
}

interface Blob {
  readonly id: string;
  readonly size: number;
}

/** What a commit may hold at most: a suite is kept in memory, and its files are written anew for each test run. */
export const mostFiles = 5000;
export const mostBytes = 64 * 1024 * 1024;

/** Lists the files of a commit. @throws UsageError when there are too many, or git cannot read it. */
export const listTree = async (repo: string, commit: string): Promise<Tree> => {
  const { code, stdout, complaint } = await runGit(['ls-tree', '-r', '-z', '-l', '--full-tree', commit], { cwd: repo });
  if (code !== 0) throw new UsageError(`${repo}: git cannot list ${commit}: ${complaint}`);
  const blobs = new Map<string, Blob>();
  const leftOut: string[] = [];
  for (const entry of splitEntries(stdout)) {
    const reason = findObstacle(entry);
    if (reason === undefined) blobs.set(entry.path, { id: entry.id, size: entry.size });
    else leftOut.push(`${entry.path}: ${reason}`);
  }
  const bytes = [...blobs.values()].reduce((sum, { size }) => sum + size, 0);
  if (blobs.size > mostFiles || bytes > mostBytes)
    throw new UsageError(
      `${repo} has ${blobs.size} files with ${Math.ceil(bytes / 1024 / 1024)} MiB at ${commit}; a fixture repo has at most ${mostFiles} with ${mostBytes / 1024 / 1024}`,
    );
  return { blobs, leftOut };
};

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly size: number;
  readonly path: string;
  readonly isUtf8: boolean;
}

/** `<mode> <type> <object> <size>TAB<path>NUL`, the size padded with blanks. */
const splitEntries = function* (output: Buffer): Generator<Entry> {
  for (let from = 0; from < output.length; ) {
    const end = output.indexOf(0, from);
    const tab = output.indexOf(9, from);
    const [mode = '', , id = '', size = ''] = output.toString('latin1', from, tab).split(/ +/);
    const path = output.subarray(tab + 1, end);
    yield { mode, id, size: Number(size) || 0, path: path.toString('utf8'), isUtf8: isUtf8(path) };
    from = end + 1;
  }
};

const findObstacle = ({ mode, path, isUtf8 }: Entry): string | undefined => {
  const segments = path.split('/');
  if (segments.some(isUnsafe)) return 'a name that leads elsewhere';
  if (mode === '120000') return 'a symbolic link';
  if (mode === '160000') return 'a submodule';
  if (!isUtf8) return 'a name that is no UTF-8';
  return segments.includes('node_modules') ? 'below node_modules, which no fixture repo keeps' : undefined;
};

/**
 * Git writes no such names, but a tree that was made by hand may hold them: they lead out of the folder, or into git's own, in the spellings that file systems
 * take for it.
 */
const isUnsafe = (segment: string): boolean => segment === '' || segment === '.' || segment === '..' || /^\.git[. ]*$/i.test(segment);

/** The contents of files that were listed, as they stand in the repository: no line ending is converted. @throws UsageError when git cannot read them. */
export const readBlobs = async (repo: string, trees: readonly Tree[]): Promise<Folder[]> => {
  const ids = [...new Set(trees.flatMap(({ blobs }) => [...blobs.values()].map(({ id }) => id)))];
  const { code, stdout, complaint } = await runGit(['cat-file', '--batch'], { cwd: repo, input: ids.map((id) => `${id}\n`).join('') });
  if (code !== 0) throw new UsageError(`${repo}: git cannot read files: ${complaint}`);
  const contents = splitBlobs(stdout, repo);
  return trees.map(({ blobs }) => new Map([...blobs].map(([path, { id }]) => [path, contents.get(id) ?? Buffer.of()] as const)));
};

/** `<object> blob <size>LF<bytes>LF`. */
const splitBlobs = (output: Buffer, repo: string): ReadonlyMap<string, Buffer> => {
  const contents = new Map<string, Buffer>();
  for (let from = 0; from < output.length; ) {
    const end = output.indexOf(10, from);
    const [id = '', type, size] = output.toString('latin1', from, end).split(' ');
    if (type !== 'blob') throw new UsageError(`${repo}: git has no file for ${id}`);
    const to = end + 1 + Number(size);
    contents.set(id, output.subarray(end + 1, to));
    from = to + 1;
  }
  return contents;
};
