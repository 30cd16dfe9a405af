import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UsageError, unreadable } from '../errors.ts';
import type { Files } from '../types.ts';
import { decodeText } from './decode.ts';
import { type Folder, readFolder } from './read-folder.ts';
import { applyReference } from './references.ts';
import type { TaskPlace } from './scaffold.ts';
import { writeReference } from './write-reference.ts';

/** The place that `DIR/REPO/TASK` names. @throws UsageError when it names none, or names that no folder should have. */
export const readPlace = (path: string): TaskPlace => {
  const [task, repo, dir] = [basename(path), basename(dirname(path)), dirname(dirname(path))];
  if (path.split(/[\\/]/).filter((part) => part !== '').length < 3) throw new UsageError(`expected SUITE/REPO/TASK, received ${JSON.stringify(path)}`);
  return { dir, repo: checkName(repo), task: checkName(task) };
};

/** A name that a folder of a suite may have. @throws UsageError */
export const checkName = (name: string): string => {
  if (/^[A-Za-z0-9][\w.-]*$/.test(name)) return name;
  throw new UsageError(`expected a name of letters, digits, "-", "_" and ".", received ${JSON.stringify(name)}`);
};

/** Edits as a person gives them: patch files, and folders that hold everything as it is afterwards. */
export interface GivenEdits {
  readonly patches: readonly string[];
  readonly folders: readonly string[];
}

/**
 * The references that edits of a snapshot stand for, by file name: a patch as it is, a folder as its difference.
 * @throws UsageError when one cannot be read, does not apply, changes a binary file, or has the name of another.
 */
export const readEdits = async (before: Folder, { patches, folders }: GivenEdits): Promise<ReadonlyMap<string, string>> => {
  const references = new Map<string, string>();
  const add = (name: string, patch: string): void => {
    if (references.has(name)) throw new UsageError(`two edits are named ${name}: a task keeps each reference under its name`);
    references.set(name, patch);
  };
  for (const file of patches) {
    const patch = await readText(file);
    applyReference(patch, toTexts(before), file);
    add(`${basename(file).replace(/\.(?:patch|diff)$/, '')}.patch`, patch);
  }
  for (const folder of folders) {
    const after = await readFolder(folder);
    refuseBinary(before, after, folder);
    add(folders.length === 1 ? 'reference.patch' : `${basename(folder)}.patch`, writeReference(toTexts(before), toTexts(after), folder));
  }
  return references;
};

/** The text files of a folder. */
export const toTexts = (folder: Folder): Files =>
  new Map([...folder].flatMap(([path, bytes]) => ((text) => (text === null ? [] : [[path, text] as const]))(decodeText(bytes))));

const refuseBinary = (before: Folder, after: Folder, folder: string): void => {
  const isBinary = (bytes: Buffer | undefined): boolean => bytes !== undefined && decodeText(bytes) === null;
  const paths = new Set([...before.keys(), ...after.keys()]);
  const odd = [...paths].find((path) => {
    const [old, edited] = [before.get(path), after.get(path)];
    return (isBinary(old) || isBinary(edited)) && !(old !== undefined && edited !== undefined && old.equals(edited));
  });
  if (odd !== undefined) throw new UsageError(`${folder} changes ${odd}, which is binary: no edit of a model can`);
};

const readText = async (file: string): Promise<string> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const text = decodeText(bytes);
  if (text === null) throw new UsageError(`${file} is no text`);
  return text;
};
