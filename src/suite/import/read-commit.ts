import { UsageError } from '../../errors.ts';
import { runGit } from '../git.ts';
import type { Folder } from '../read-folder.ts';
import { listTree, readBlobs } from './read-tree.ts';

/** A commit with one parent: the files before and after it. `leftOut` says what of it no suite can hold. */
export interface Commit {
  readonly id: string;
  readonly parent: string;
  readonly message: string;
  readonly before: Folder;
  readonly after: Folder;
  readonly leftOut: readonly string[];
}

/**
 * Reads a commit of a local repository. Only its objects count: neither the work tree nor what git ignores.
 * @throws UsageError when there is no such commit, it has no parent or several, or it is too large.
 */
export const readCommit = async (repo: string, name: string): Promise<Commit> => {
  const id = await resolve(repo, name);
  const [, parent, second] = (await ask(repo, ['rev-list', '--parents', '-n', '1', id])).trim().split(' ');
  if (parent === undefined) throw new UsageError(`${name} is the first commit of ${repo}: there is nothing before it to start from`);
  if (second !== undefined) throw new UsageError(`${name} is a merge: choose one of the commits that it brings together`);
  const message = await readMessage(repo, id);
  const trees = [await listTree(repo, parent), await listTree(repo, id)];
  const [before = new Map(), after = new Map()] = await readBlobs(repo, trees);
  return { id, parent, message, before, after, leftOut: [...new Set(trees.flatMap(({ leftOut }) => leftOut))] };
};

const resolve = async (repo: string, name: string): Promise<string> => {
  const { code, stdout } = await runGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], { cwd: repo });
  if (code === 0) return stdout.toString('utf8').trim();
  await ask(repo, ['rev-parse', '--git-dir']);
  throw new UsageError(`${repo} has no commit ${JSON.stringify(name)}`);
};

/** The message as the object holds it: `git log` runs programs that the repository's configuration names, to check signatures. */
const readMessage = async (repo: string, id: string): Promise<string> => {
  const object = await askBytes(repo, ['cat-file', 'commit', id]);
  const end = object.indexOf('\n\n');
  const headers = object.toString('latin1', 0, end).split('\n');
  const encoding = headers.find((header) => header.startsWith('encoding '))?.slice('encoding '.length);
  return openDecoder(encoding).decode(object.subarray(end + 2));
};

/** UTF-8 is git's own, and is tried where an encoding is not known here. */
const openDecoder = (encoding = 'utf-8'): TextDecoder => {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder();
  }
};

const ask = async (repo: string, args: readonly string[]): Promise<string> => (await askBytes(repo, args)).toString('utf8');

const askBytes = async (repo: string, args: readonly string[]): Promise<Buffer> => {
  const { code, stdout, complaint } = await runGit(args, { cwd: repo });
  if (code !== 0) throw new UsageError(`${repo} is no git repository that can be read: ${complaint}`);
  return stdout;
};
