import { diffFiles } from '../score/file-edits.ts';
import { createScorer } from '../score/score.ts';
import type { Files, Task } from '../types.ts';
import type { Score } from '../verdict.ts';

/** What an edit is measured by. */
export type Measure = Pick<Task, 'files' | 'references' | 'noop' | 'scope' | 'show'>;

/** A verified clean edit: `after` is one of the accepted solutions of its task. */
export interface CleanEdit {
  readonly id: string;
  readonly task: Measure;
  readonly after: Files;
}

/** Every accepted solution of every task; a no-op task has none. */
export const listCleanEdits = (tasks: Iterable<Task>): CleanEdit[] =>
  [...tasks].flatMap((task) => task.references.map((after, index) => ({ id: `${task.id}#${index}`, task, after })));

/** A clean edit whose task has been read: it scores what becomes of the edit. */
export interface Subject extends CleanEdit {
  score(after: Files): Score;
}

export const openSubject = (edit: CleanEdit): Subject => {
  const scorer = createScorer(edit.task);
  return { ...edit, score: (after) => scorer.score(diffFiles(edit.task.files, after)) };
};
