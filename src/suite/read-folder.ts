import { createHash } from 'node:crypto';
import { type Dirent, promises as fs } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UsageError } from '../errors.ts';

/** The bytes of every file below a folder: POSIX paths relative to it, sorted by code unit. */
export type Folder = ReadonlyMap<string, Buffer>;

/**
 * Reads a folder and everything below it; `.git` and `node_modules` are left out.
 * A symbolic link to a file inside the folder is read as that file.
 * @throws UsageError when the folder is missing, or when a link leads outside, to a folder, or nowhere.
 */
export const readFolder = async (dir: string): Promise<Folder> => {
  const root = await fs.realpath(dir).catch(() => {
    throw new UsageError(`${dir} is no folder`);
  });
  const reading: Reading = { dir, root, files: new Map() };
  await readInto(reading, '');
  return new Map([...reading.files].sort(([a], [b]) => (a < b ? -1 : 1)));
};

interface Reading {
  readonly dir: string;
  readonly root: string;
  readonly files: Map<string, Buffer>;
}

const readInto = async (reading: Reading, path: string): Promise<void> => {
  const folder = join(reading.dir, path);
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => {
    throw new UsageError(`${folder} is no readable folder`);
  });
  await Promise.all(entries.filter(({ name }) => !skipped.has(name)).map((entry) => readEntry(reading, join(path, entry.name), entry)));
};

const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules']);

const readEntry = async (reading: Reading, path: string, entry: Dirent): Promise<void> => {
  if (entry.isDirectory()) return readInto(reading, path);
  const full = join(reading.dir, path);
  if (entry.isSymbolicLink()) await checkLink(full, reading.root);
  else if (!entry.isFile()) throw new UsageError(`${full} is neither a file nor a folder`);
  reading.files.set(path.split(sep).join('/'), await fs.readFile(full));
};

const checkLink = async (link: string, root: string): Promise<void> => {
  const target = await fs.realpath(link).catch(() => {
    throw new UsageError(`${link} is a symbolic link that leads nowhere`);
  });
  if (relative(root, target).split(sep)[0] === '..') throw new UsageError(`${link} is a symbolic link that leads outside ${root}`);
  if (!(await fs.stat(target)).isFile()) throw new UsageError(`${link} is a symbolic link to something that is no file`);
};

/** A digest of names and contents; two folders have the same one exactly when they hold the same files. */
export const hashFolder = (folder: Folder): string => {
  const hash = createHash('sha256');
  for (const [path, bytes] of folder) hash.update(`${JSON.stringify(path)} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
};

/** The part of a folder below `prefix` (which ends in a slash), with the prefix dropped. */
export const below = (folder: Folder, prefix: string): Folder =>
  new Map([...folder].flatMap(([path, bytes]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), bytes] as const] : [])));

/** The folders right below a folder, each with its files; files beside them and hidden folders are left out. */
export const splitByFolder = (folder: Folder): ReadonlyMap<string, Folder> => {
  const parts = new Map<string, Map<string, Buffer>>();
  for (const [path, bytes] of folder) {
    const slash = path.indexOf('/');
    if (slash === -1 || path.startsWith('.')) continue;
    const name = path.slice(0, slash);
    const part = parts.get(name) ?? new Map<string, Buffer>();
    parts.set(name, part.set(path.slice(slash + 1), bytes));
  }
  return parts;
};
