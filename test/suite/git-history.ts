import { execFileSync } from 'node:child_process';

/**
 * A commit to be made: files to write (text or bytes), links, submodules, files to delete. `parents` are marks of earlier commits; the one before unless given.
 */
export interface MadeCommit {
  readonly message: string;
  readonly write?: Readonly<Record<string, string | Uint8Array>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly submodules?: readonly string[];
  readonly delete?: readonly string[];
  readonly parents?: readonly number[];
}

/** Makes a repository with these commits, without a work tree; commit number `n` is `refs/made/n`. */
export const makeHistory = (folder: string, commits: readonly MadeCommit[]): string => {
  execFileSync('git', ['init', '-q', '--bare', folder]);
  const input = Buffer.concat(commits.map((commit, at) => Buffer.concat(writeCommit(commit, at + 1))));
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input });
  return folder;
};

const writeCommit = ({ message, write = {}, links = {}, submodules = [], delete: gone = [], parents }: MadeCommit, mark: number): Buffer[] => {
  const [from, ...merged] = parents ?? (mark === 1 ? [] : [mark - 1]);
  return [
    Buffer.from(`commit refs/made/${mark}\nmark :${mark}\ncommitter A <a@b.c> 0 +0000\n`),
    data(message),
    Buffer.from(`${from === undefined ? '' : `from :${from}\n`}${merged.map((other) => `merge :${other}\n`).join('')}`),
    ...Object.entries(write).flatMap(([path, content]) => [Buffer.from(`M 100644 inline ${path}\n`), data(content)]),
    ...Object.entries(links).flatMap(([path, target]) => [Buffer.from(`M 120000 inline ${path}\n`), data(target)]),
    ...submodules.map((path) => Buffer.from(`M 160000 ${'1'.repeat(40)} ${path}\n`)),
    ...gone.map((path) => Buffer.from(`D ${path}\n`)),
    Buffer.from('\n'),
  ];
};

const data = (content: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
};

/** An object as it is given, which git itself would not make; its id. */
export const writeObject = (repo: string, type: 'blob' | 'tree' | 'commit', content: Buffer): string =>
  execFileSync('git', ['hash-object', '-w', '--literally', '-t', type, '--stdin'], { cwd: repo, input: content, encoding: 'utf8' }).trim();

/** A tree of entries in this order, whatever their names are. */
export const writeTree = (repo: string, entries: readonly (readonly [mode: string, name: string, id: string])[]): string =>
  writeObject(repo, 'tree', Buffer.concat(entries.flatMap(([mode, name, id]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])));
