import { join } from 'node:path';
import { FileError } from '../errors.ts';
import type { Files } from '../types.ts';
import { blameFile, checkJson } from './check-json.ts';
import { decodeText } from './decode.ts';
import { below, type Folder } from './read-folder.ts';
import { type RepoFacts, repoSchema } from './schema.ts';

/** A fixture repo: the facts of its `repo.json`, the texts of its snapshot, and the paths of its binary files, which no edit can touch. */
export interface Repo extends RepoFacts {
  readonly files: Files;
  readonly binary: ReadonlySet<string>;
}

/**
 * Reads a repo out of the files of its folder; `where` is the folder's path for messages.
 * @throws UsageError
 */
export const readRepo = (folder: Folder, name: string, where: string): Repo => {
  const facts = readFacts(folder, where);
  if (facts.name !== name)
    throw new FileError(join(where, 'repo.json'), `: name: expected the folder's name ${JSON.stringify(name)}, received ${JSON.stringify(facts.name)}`);
  const files = new Map<string, string>();
  const binary = new Set<string>();
  for (const [path, bytes] of below(folder, 'files/')) {
    const text = decodeText(bytes);
    if (text === null) binary.add(path);
    else files.set(path, text);
  }
  if (files.size === 0) throw new FileError(join(where, 'files'), ' holds no text file');
  return { ...facts, files, binary };
};

const readFacts = (folder: Folder, where: string): RepoFacts => {
  const file = join(where, 'repo.json');
  const bytes = folder.get('repo.json');
  if (bytes === undefined) throw new FileError(file, ' is missing: each folder of a suite is a fixture repo');
  const checked = checkJson(repoSchema, bytes.toString('utf8'));
  if ('reason' in checked) throw blameFile(file, checked);
  return checked.value;
};
