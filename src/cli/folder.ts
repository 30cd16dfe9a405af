import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { fileExists, InfraError, pathOutsideRepo, UsageError, unreadable } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { decodeText } from '../suite/decode.ts';
import type { Changes, Files } from '../types.ts';

/** Folders that are no part of a repo's text. */
const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** A larger file is not read: nobody edits it by hand, and a model never saw it whole. */
const fileLimit = 8 * 1024 * 1024;

/** What stands in a folder: the text files by their POSIX path in it, and of all other files and links a mark that changes with them. */
export interface FolderContent {
  readonly texts: Files;
  readonly others: ReadonlyMap<string, string>;
}

/**
 * Reads a folder. Symbolic links, binary files (NUL or invalid UTF-8) and files above 8 MiB are no texts.
 * @throws UsageError when the folder cannot be read.
 */
export const readContent = async (folder: string): Promise<FolderContent> => {
  const texts = new Map<string, string>();
  const others = new Map<string, string>();
  for (const { path, isLink } of (await listFiles(folder, '')).sort(comparePaths)) {
    const place = join(folder, path);
    const bytes = isLink ? await readlink(place, 'buffer') : await readFile(place);
    const text = isLink || bytes.length > fileLimit ? null : decodeText(bytes);
    if (text !== null) texts.set(path, text);
    else others.set(path, `${isLink ? 'link' : 'file'} ${createHash('sha256').update(bytes).digest('hex')}`);
  }
  return { texts, others };
};

/** The text files of a folder, as `readContent` finds them. */
export const readFolder = async (folder: string): Promise<Files> => (await readContent(folder)).texts;

interface Entry {
  readonly path: string;
  readonly isLink: boolean;
}

const listFiles = async (folder: string, below: string): Promise<Entry[]> => {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(join(folder, below), error);
  });
  const parts = entries.map((entry): Entry[] | Promise<Entry[]> => {
    const path = posix.join(below, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listFiles(folder, path);
    return entry.isFile() || entry.isSymbolicLink() ? [{ path, isLink: entry.isSymbolicLink() }] : [];
  });
  return (await Promise.all(parts)).flat();
};

const comparePaths = (one: Entry, other: Entry): number => (one.path < other.path ? -1 : 1);

/**
 * Writes changes to a folder: every new text is written beside its place first, then all are moved in, then deletions follow.
 * A file that exists keeps its mode. `files` is what was read of the folder.
 * @throws EditError, with nothing written: `path_outside_repo` when a symbolic link leads out of the folder, `file_exists` for a file that was not read (a
 *   binary one, a link).
 */
export const writeFolder = async (folder: string, changes: Changes, files: Files): Promise<void> => {
  const root = await realpath(folder);
  for (const path of changes.keys()) await refuseEscape(root, path);
  for (const path of changes.keys()) await refuseUnread(root, path, files);
  const moves: { from: string; to: string }[] = [];
  try {
    for (const [path, text] of changes) {
      if (text === null) continue;
      const to = join(root, path);
      const from = `${to}.diffgauge-${process.pid}`;
      await makeFolder(dirname(to));
      moves.push({ from, to });
      await writeFile(from, text, { mode: (await lstat(to).catch(() => undefined))?.mode ?? 0o666 });
    }
    for (const { from, to } of moves) await rename(from, to);
    for (const [path, text] of changes) if (text === null) await rm(join(root, path));
  } catch (error) {
    for (const { from } of moves) await rm(from, { force: true });
    throw new InfraError(`${folder} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** What the reader left out must not be overwritten either. */
const refuseUnread = async (root: string, path: string, files: Files): Promise<void> => {
  if (!files.has(path) && (await lstat(join(root, path)).catch(() => undefined)) !== undefined) throw fileExists(path);
};

/** The deepest part of the path that exists must really lie inside the root. */
const refuseEscape = async (root: string, path: string): Promise<void> => {
  let place = resolve(root, path);
  for (;;) {
    const real = await realpath(place).catch(() => undefined);
    if (real !== undefined) {
      if (real !== root && !real.startsWith(root + sep)) throw pathOutsideRepo(path);
      return;
    }
    if (place === root) throw new UsageError(`${root} is no folder`);
    place = dirname(place);
  }
};
