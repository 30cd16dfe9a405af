import { createScorer, type Scorer } from '../../src/score/score.ts';
import { nothing } from '../../src/score/seen-edits.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Changes, Files, Task } from '../../src/types.ts';
import { realCommits } from '../score/real-commits.ts';

/** `LAWS=all` tries every edit with every law; without it, each law tries a share of them, and all laws together every one. */
const all = process.env.LAWS === 'all';

/** One accepted solution of a fixture task, or one recorded commit, with a scorer that has read it. */
export interface Subject {
  readonly id: string;
  readonly task: Task;
  readonly after: Files;
  /** Measures by this solution alone. */
  readonly scorer: Pick<Scorer, 'score' | 'files'>;
}

/** The task has this one solution, and permits and forbids nothing. It is read when it is first measured by. */
const open = (id: string, { scope: _, ...task }: Task, after: Files): Subject => {
  let scorer: Scorer | undefined;
  const alone = { ...task, references: [after] };
  return {
    id,
    task: alone,
    after,
    scorer: {
      files: task.files,
      score(changes) {
        scorer ??= createScorer(alone, nothing);
        return scorer.score(changes);
      },
    },
  };
};

export const tasks: readonly Task[] = [...(await loadSuite(embeddedSuite)).tasks.values()];
const [model] = tasks;
if (model === undefined) throw new Error('the suite has no task');

export const fixtures: readonly Subject[] = tasks.flatMap((task) => task.references.map((after, number) => open(`${task.id}#${number}`, task, after)));

export const commits: readonly Subject[] = realCommits.map(({ id, before, after }) =>
  open(id, { ...model, id, files: before, references: [after], noop: false, show: [...before.keys()].filter((path) => after.has(path)) }, after),
);

/** The subjects that a law tries: one in so many of either kind, others for each law by its number. */
export const pick = (law: number, oneOf: { readonly fixtures: number; readonly commits: number }): readonly Subject[] => {
  const share = (subjects: readonly Subject[], of: number) => subjects.filter((_, number) => all || number % of === law % of);
  return [...share(fixtures, oneOf.fixtures), ...share(commits, oneOf.commits)];
};

/** Changes with one file more. */
export const withChange = (changes: Changes, path: string, text: string | null): Changes => new Map([...changes, [path, text]]);
