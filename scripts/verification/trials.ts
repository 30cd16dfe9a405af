import { hardNegatives } from '../../src/calibrate/hard-negatives.ts';
import { startEdit } from '../../src/collect/faults/fault.ts';
import { restraintFaults } from '../../src/collect/faults/restraint.ts';
import { shuffle } from '../../src/collect/shuffle.ts';
import type { TestedTask } from '../../src/grade/try-tests.ts';
import { createRandom } from '../../src/random.ts';
import { diffFiles } from '../../src/score/file-edits.ts';
import { isCosmetic } from '../../src/score/label.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Changes, Files, Task } from '../../src/types.ts';

/** An edit of which is known what was put into it: of what is not wanted in it, all is `extra`, or all is `needed`, or (`mixed`) only `extra` is not. */
export interface Trial {
  readonly task: TestedTask;
  readonly kind: string;
  readonly known: Known | 'mixed';
  readonly extra?: string;
  readonly changes: Changes;
}

export type Known = 'extra' | 'needed';

/** How many injections and hard negatives are made of each task. */
export interface Sample {
  readonly injections: number;
  readonly negatives: number;
  readonly seed: string;
}

/** The tasks whose tests show what was asked for. */
export const listTested = (tasks: Iterable<Task>): TestedTask[] =>
  [...tasks].filter((task): task is TestedTask => task.tests !== undefined && task.tests.failToPass.length > 0 && task.references.length > 0);

/**
 * Injections of a class that needs a test; hard negatives; and, where an accepted solution is a single change, that one without a reference: all of it is
 * off-site then, and needed.
 */
export const listTrials = (tasks: readonly TestedTask[], sample: Sample): Trial[] =>
  tasks.flatMap((task) => {
    const random = createRandom(`${sample.seed}/${task.id}`);
    const injected = shuffle(tested, random).flatMap((fault) => inject(task, fault, sample.seed));
    const negative = shuffle(hardNegatives, random).flatMap((one) => makeNegative(task, one, sample.seed));
    return [...injected.slice(0, sample.injections), ...negative.slice(0, sample.negatives), ...takeAlone(task)];
  });

const tested = restraintFaults.filter(({ class: kind }) => kind === 'semantic' || kind === 'rename' || kind === 'move' || kind === 'file');

const inject = (task: TestedTask, fault: (typeof restraintFaults)[number], seed: string): Trial[] => {
  const [solution = task.files] = task.references;
  const injection = fault.inject(startEdit(task, solution), createRandom(`${seed}/${fault.name}/${task.id}`));
  return injection === undefined ? [] : [{ task, kind: fault.name, known: 'extra', changes: diffFiles(task.files, injection.after) }];
};

const makeNegative = (task: TestedTask, negative: (typeof hardNegatives)[number], seed: string): Trial[] => {
  const [solution = task.files] = task.references;
  const made = negative.make({ id: task.id, task, after: solution }, createRandom(`${seed}/${negative.name}/${task.id}`));
  if (made === undefined) return [];
  const references: readonly Files[] = made.task.references;
  return [
    { task: { ...task, id: `${task.id} ${negative.name}`, references }, kind: negative.name, known: 'needed', changes: diffFiles(task.files, made.after) },
  ];
};

const takeAlone = (task: TestedTask): Trial[] => {
  const alone = { ...task, id: `${task.id} alone`, references: [], noop: true };
  const changes = diffFiles(task.files, task.references[0] ?? task.files);
  const { atoms } = createScorer(alone).score(changes);
  return atoms.filter((atom) => !isCosmetic(atom)).length === 1 ? [{ task: alone, kind: 'solution-alone', known: 'needed', changes }] : [];
};
