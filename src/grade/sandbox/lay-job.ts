import { foldersOf } from '../../edit/paths.ts';
import type { Files, Task } from '../../types.ts';
import { listPlanned, toTestFile } from '../test-verdict.ts';
import { isConfigurationPath, isTestPath } from './protected-paths.ts';
import { settle } from './settle.ts';

/** A tree as it is run: nothing in it but the candidate's source, and the author's tests and configuration. */
export interface LaidTree {
  readonly files: Files;
  /** The files named by the task's test ids that there are, sorted. */
  readonly testFiles: readonly string[];
}

type LaidTask = Pick<Task, 'files' | 'references' | 'tests'>;

/**
 * Lays what decides over a candidate's tree. Test files are those of the first reference (of the base where there is none), under the hidden ones;
 * configuration is settled between candidate, base and references; what lies in `node_modules` is left out.
 */
export const layJob = (task: LaidTask, candidate: Files): LaidTree => {
  const declared = new Set(task.tests && listPlanned(task.tests).map(toTestFile));
  const isTest = (path: string): boolean => declared.has(path) || isTestPath(path);
  const files = new Map([...candidate].filter(([path]) => !isTest(path) && !isConfigurationPath(path) && !path.split('/').includes('node_modules')));
  const authored = new Map([...(task.references[0] ?? task.files)].filter(([path]) => isTest(path)));
  for (const [path, text] of settleConfiguration(task, candidate)) if (!isTest(path)) authored.set(path, text);
  for (const [path, text] of task.tests?.files ?? []) authored.set(path, text);
  for (const [path, text] of authored) files.set(path, text);
  for (const path of files.keys()) if (isBlocked(path, files, authored)) files.delete(path);
  return { files, testFiles: [...declared].filter((path) => files.has(path)).sort() };
};

const settleConfiguration = ({ files, references }: LaidTask, candidate: Files): readonly (readonly [string, string])[] => {
  const paths = new Set([files, ...references].flatMap((tree) => [...tree.keys()].filter(isConfigurationPath)));
  return [...paths].flatMap((path) => {
    const text = settle(
      candidate.get(path),
      files.get(path),
      references.map((tree) => tree.get(path)),
    );
    return text === undefined ? [] : [[path, text] as const];
  });
};

/** Whether a file cannot be written: it stands where another one needs a folder, or below one of the author's files. */
const isBlocked = (path: string, files: Files, authored: Files): boolean => {
  if (foldersOf(path).some((folder) => authored.has(folder) || (files.has(folder) && !authored.has(path)))) return true;
  return !authored.has(path) && [...authored.keys()].some((other) => other.startsWith(`${path}/`));
};
