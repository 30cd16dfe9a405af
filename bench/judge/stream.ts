import { applyResponse } from '../../src/apply-response.ts';
import { judge } from '../../src/judge.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Answer } from './answers.ts';
import { openStack } from './contestants.ts';

/** What it takes to judge all answers once, one after the other, in nanoseconds, and how many of them make an edit that an earlier one made. */
export interface StreamTimes {
  readonly answers: number;
  readonly seen: number;
  readonly judge: number;
  readonly stack: number;
  readonly cachedStack: number;
}

/**
 * Times whole passes over the answers, as a run takes them: each once, task by task, with scorers that have read their tasks and seen no edit, and the
 * stack with files before that are read in each pass, and once, as are those after the solution. The least time of so many passes counts.
 */
export const timeStream = (answers: readonly Answer[], passes: number): StreamTimes => {
  const ordered = [...Map.groupBy(answers, ({ task }) => task).values()].flat();
  const stacks = ordered.map((answer) => openStack(answer));
  const pass = (run: (place: number) => unknown): number => {
    const start = process.hrtime.bigint();
    for (let place = 0; place < ordered.length; place++) run(place);
    return Number(process.hrtime.bigint() - start);
  };
  const least = { judge: Infinity, stack: Infinity, cachedStack: Infinity };
  for (let round = 0; round < passes; round++) {
    least.judge = Math.min(least.judge, pass(openScorers(ordered)));
    least.stack = Math.min(
      least.stack,
      pass((place) => stacks[place]?.stack.run()),
    );
    least.cachedStack = Math.min(
      least.cachedStack,
      pass((place) => stacks[place]?.cachedStack.run()),
    );
  }
  return { answers: ordered.length, seen: countSeen(ordered), ...least };
};

const openScorers = (answers: readonly Answer[]): ((place: number) => unknown) => {
  const scorers = new Map(answers.map(({ task }) => [task, createScorer(task)] as const));
  return (place) => {
    const answer = answers[place];
    const scorer = answer && scorers.get(answer.task);
    return answer && scorer && judge(answer.sample, answer.task, { scorer });
  };
};

const countSeen = (answers: readonly Answer[]): number => {
  const edits = answers.flatMap(({ task, sample: { format, response } }) => {
    const applied = applyResponse({ format, response, files: task.files });
    return applied.status === 'applied' ? [JSON.stringify([task.id, ...[...applied.changes].sort()])] : [];
  });
  return edits.length - new Set(edits).size;
};
