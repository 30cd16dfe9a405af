import { commitsFile, type EditPair, readRealCommits, readTaskEdits } from '../scripts/formats/edit-pairs.ts';
import { embeddedSuite, loadSuite } from '../src/suite/load.ts';
import type { Task } from '../src/types.ts';

/** The edits that benches run on, and where they come from. */
export interface BenchEdits {
  readonly source: string;
  readonly commits: readonly EditPair[];
  readonly fixtures: readonly EditPair[];
}

/** Real commits where their file lies beside the checkout, and the references of the fixture tasks. */
export const readEdits = async (): Promise<BenchEdits> => {
  const [commits, fixtures] = [readRealCommits(), await readTaskEdits()];
  const source =
    commits.length === 0 ? `the references of the fixture tasks; ${commitsFile} is absent` : 'real commits, and the references of the fixture tasks';
  return { source, commits, fixtures };
};

/** The same edits as tasks: those of the suite, and one for each commit. No-op tasks are left out. */
export const readTasks = async (): Promise<{ readonly source: string; readonly tasks: readonly Task[] }> => {
  const { source, commits } = await readEdits();
  const { tasks } = await loadSuite(embeddedSuite);
  return { source, tasks: [...commits.map(toTask), ...[...tasks.values()].filter(({ noop }) => !noop)] };
};

/** One file that an edit changes. */
export interface FilePair {
  readonly id: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The files that are there before and after each edit, with another text. */
export const listModified = (edits: readonly EditPair[]): FilePair[] =>
  edits.flatMap(({ id, before, after }) =>
    [...after].flatMap(([path, text]) => {
      const old = before.get(path);
      return old === undefined || old === text ? [] : [{ id, path, before: old, after: text }];
    }),
  );

/** An edit as a task whose only solution it is. */
export const toTask = ({ id, before, after }: EditPair): Task => ({
  id,
  repo: 'commits',
  instruction: '',
  kind: 'commit',
  files: before,
  show: [...before.keys()],
  references: [after],
  noop: false,
  tags: [],
  created: '',
});
