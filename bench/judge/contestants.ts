import { applyResponse } from '../../src/apply-response.ts';
import { judge } from '../../src/judge.ts';
import { createScorer, type Scorer } from '../../src/score/score.ts';
import { nothing } from '../../src/score/seen-edits.ts';
import type { Task } from '../../src/types.ts';
import type { Contestant } from '../contest.ts';
import { openFloor } from '../floor/floor.ts';
import { openPatchBench, type PatchBench } from '../rivals/patch-programs.ts';
import { judgeByStack, type LeafCache } from '../rivals/typescript-stack.ts';
import { type Answer, solutionOf } from './answers.ts';

const known = new WeakMap<Task, { readonly fresh: Scorer; readonly seasoned: Scorer }>();

const openScorers = (task: Task) => {
  const scorers = known.get(task) ?? { fresh: createScorer(task, nothing), seasoned: createScorer(task) };
  known.set(task, scorers);
  return scorers;
};

/**
 * `judge` itself, with a scorer that has read the task: `judge` scores the edit as one that it has not seen, `again` knows its score from before.
 * @throws Error when it does not find a right answer right.
 */
export const openJudge = ({ task, sample, right }: Answer) => {
  const { fresh, seasoned } = openScorers(task);
  const run = () => judge(sample, task, { scorer: fresh });
  const result = run();
  if (right && (result.stage !== 'clean' || result.correctBy !== 'exact')) throw new Error(`${sample.format} of ${task.id} is ${result.stage}`);
  return { judge: { run }, again: { run: () => judge(sample, task, { scorer: seasoned }) }, result };
};

/**
 * The stack, with nothing known before, and with the leaves of the files before and after the solution. What it refuses, it refuses in time that counts;
 * `exact` is what it makes of the answer. @throws Error when it does not find a right answer right, but where a file has carriage returns or no last newline:
 * it knows neither.
 */
export const openStack = ({ task, sample, right }: Answer) => {
  const isPlain = [...task.files.values()].every((text) => text.endsWith('\n') && !text.includes('\r'));
  const question = { format: sample.format, response: sample.response, files: task.files, solution: solutionOf(task) };
  const attempt = (cache?: LeafCache): boolean | undefined => {
    try {
      return judgeByStack(question, cache).exact;
    } catch (error) {
      if (right && isPlain) throw error;
      return undefined;
    }
  };
  const exact = attempt();
  if (right && isPlain && exact !== true) throw new Error(`the stack gets ${sample.format} of ${task.id} wrong`);
  const cache: LeafCache = new Map();
  return { stack: { run: () => attempt() }, cachedStack: { run: () => attempt(cache) }, exact };
};

/** The floor of all files that the answer changes, where a grammar reads them; none where it is refused. */
export const openFloors = ({ task, sample }: Answer): { readonly floor?: Contestant } => {
  const applied = applyResponse({ format: sample.format, response: sample.response, files: task.files });
  const changes = applied.status === 'applied' ? [...applied.changes] : [];
  const floors = changes.map(([path, text]) => openFloor(path, task.files.get(path) ?? '', text ?? '')).filter((floor) => floor !== undefined);
  if (floors.length === 0) return {};
  const run = () => {
    for (const floor of floors) floor.reparse();
  };
  return { floor: { run } };
};

/** Whether a patch program can take the answer: files are changed, none is made, moved or removed. */
export const isPlainPatch = ({ task, sample, right }: Answer): boolean =>
  right &&
  sample.format === 'git-diff' &&
  [...solutionOf(task).keys(), ...task.files.keys()].every((path) => solutionOf(task).has(path) && task.files.has(path));

/** `git apply` and GNU `patch` on a plain patch. */
export const openPrograms = ({ task, sample }: Answer): PatchBench =>
  openPatchBench(sample.response.text.replace(/^`{3,}(?:diff)?\n/gm, ''), task.files, solutionOf(task));
