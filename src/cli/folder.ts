import { lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { fileExists, InfraError, pathOutsideRepo, UsageError, unreadable } from '../errors.ts';
import { decodeText } from '../suite/decode.ts';
import type { Changes, Files } from '../types.ts';

/** Folders that are no part of a repo's text. */
const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** A larger file is not read: nobody edits it by hand, and a model never saw it whole. */
const fileLimit = 8 * 1024 * 1024;

/**
 * Reads the text files of a folder, keyed by their POSIX path in it. Symbolic links, binary files (NUL or invalid UTF-8) and files above 8 MiB are left out.
 * @throws UsageError when the folder cannot be read.
 */
export const readFolder = async (folder: string): Promise<Files> => {
  const files = new Map<string, string>();
  for (const path of (await listFiles(folder, '')).sort()) {
    const bytes = await readFile(join(folder, path));
    const text = bytes.length > fileLimit ? null : decodeText(bytes);
    if (text !== null) files.set(path, text);
  }
  return files;
};

const listFiles = async (folder: string, below: string): Promise<string[]> => {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(join(folder, below), error);
  });
  const parts = entries.map((entry): string[] | Promise<string[]> => {
    const path = posix.join(below, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listFiles(folder, path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(parts)).flat();
};

/**
 * Writes changes to a folder: every new text is written beside its place first, then all are moved in, then deletions follow.
 * A file that exists keeps its mode. `files` is what was read of the folder.
 * @throws EditError, with nothing written: `path_outside_repo` when a symbolic link leads out of the folder, `file_exists` for a file that was not read (a binary one, a link).
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
      await mkdir(dirname(to), { recursive: true });
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
