import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Files } from '../../src/types.ts';
import { packageRoot } from '../../src/version.ts';

/** An edit that formats are compared on: the files before and after. */
export interface EditPair {
  readonly id: string;
  readonly before: Files;
  readonly after: Files;
}

/** Commits of a public project that nobody here wrote. They lie beside the checkout and are no part of the project. */
export const commitsFile = join(packageRoot, '..', 'shared', 'data', 'hono-edits.jsonl');

/** The edits of these commits, a renamed file under its old path before; none where their file is absent. */
export const readRealCommits = (): EditPair[] => {
  if (!existsSync(commitsFile)) return [];
  const lines = readFileSync(commitsFile, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => toPair(JSON.parse(line) as Commit));
};

/** The references of the fixture tasks. */
export const readTaskEdits = async (): Promise<EditPair[]> => {
  const { tasks } = await loadSuite(embeddedSuite);
  return [...tasks.values()].flatMap(({ id, files, references }) => references.map((after, index) => ({ id: `${id}#${index}`, before: files, after })));
};

interface Commit {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly before: string | null; readonly after: string | null; readonly renamed_from?: string }[];
}

const toPair = ({ id, files }: Commit): EditPair => ({
  id,
  before: new Map(files.flatMap(({ path, before, renamed_from: from }) => (before === null ? [] : [[from ?? path, before] as const]))),
  after: new Map(files.flatMap(({ path, after }) => (after === null ? [] : [[path, after] as const]))),
});
