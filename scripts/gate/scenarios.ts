import { tasksNeeded } from '../../src/stats/sample-size.ts';
import type { Scenario } from './rates.ts';
import { describeSpread, type World } from './simulate.ts';

/** What the simulated runs are like unless a row says otherwise: as many repos and tasks as the embedded suite has. */
const usual = { repos: 10, tasks: 173, repoSpread: 0.7, taskSpread: 1.2, loss: 0, kind: 'even' } as const satisfies Partial<World>;

const solve = (changes: Partial<World>): World => ({ ...usual, rate: 0.7, trials: 4, ...changes });
const restraint = (changes: Partial<World>): World => ({ ...usual, rate: 0.98, trials: 4, ...changes });

/** A scenario in which both worlds have the same repos, tasks and trials. */
const scenario = (name: string, both: Partial<World>, changes: { readonly solve?: Partial<World>; readonly restraint?: Partial<World> } = {}): Scenario => ({
  name,
  solve: solve({ ...both, ...changes.solve }),
  restraint: restraint({ ...both, ...changes.restraint }),
});

/** How sure the documented number of answers is to show a drop of ten points, and to which alpha Holm holds the first of two rules. */
const certainty = { alpha: 0.025, power: 0.8 };

/** How many tasks the default policy needs to see a drop of ten points in clean-solve, with so many answers to each. */
export const tasksForDrop = (trials: number): number =>
  tasksNeeded({ difference: -0.1, bound: -0.05, repos: usual.repos, ...describeSpread(solve({ trials, loss: 0.1 })), ...certainty });

/** The fewest answers to each task with which the embedded suite's number of tasks is enough. */
export const answersForDrop = (): number => {
  let trials = 1;
  while (tasksForDrop(trials) > usual.tasks) trials += 1;
  return trials;
};

/** Nothing got worse, or as much as the margin: what must not fail, and what must not pass, more often than alpha says. */
export const listNullScenarios = (): readonly Scenario[] => [
  scenario('A/A, 1 answer to each task', { trials: 1 }),
  scenario('A/A, 4 answers', { trials: 4 }),
  scenario('A/A, 12 answers', { trials: 12 }),
  scenario('A/A, 4 answers, clean-solve 95 %', { trials: 4 }, { solve: { rate: 0.95 } }),
  scenario('A/A, 4 answers, 40 tasks of 5 repos', { trials: 4, repos: 5, tasks: 40 }),
  scenario('A/A, 4 answers, 40 tasks of one repo', { trials: 4, repos: 1, tasks: 40 }),
  scenario('repos differ by 5 points, half of them each way', { trials: 4 }, { solve: { loss: 0.05, kind: 'swapped' } }),
];

export const listMarginScenarios = (): readonly Scenario[] => [
  scenario('clean-solve 5 points lower', { trials: 12 }, { solve: { loss: 0.05 } }),
  scenario('clean-solve 5 points lower, unevenly', { trials: 12 }, { solve: { loss: 0.05, kind: 'uneven' } }),
  scenario('irrelevant edits 3 points higher, unevenly', { trials: 4 }, { restraint: { loss: 0.03, kind: 'uneven' } }),
];

/** Something got worse by more than the margin. */
export const listDropScenarios = (): readonly Scenario[] => {
  const answers = answersForDrop();
  return [
    scenario(`clean-solve 10 points lower, ${answers} answers`, { trials: answers }, { solve: { loss: 0.1 } }),
    scenario(`clean-solve 10 points lower, 5 answers, ${tasksForDrop(5)} tasks`, { trials: 5, tasks: tasksForDrop(5) }, { solve: { loss: 0.1 } }),
    scenario(`clean-solve 10 points lower, unevenly, ${answers} answers`, { trials: answers }, { solve: { loss: 0.1, kind: 'uneven' } }),
    scenario(`the same with 30 repos, 519 tasks`, { trials: answers, repos: 30, tasks: 519 }, { solve: { loss: 0.1, kind: 'uneven' } }),
    scenario(`clean-solve 20 points lower, 4 answers`, { trials: 4 }, { solve: { loss: 0.2 } }),
    scenario(`irrelevant edits from 2 to 9 %, 4 answers`, { trials: 4 }, { restraint: { loss: 0.07 } }),
  ];
};

/** One rule by itself at its margin, over few and many clusters and rates near an end. */
export const listWorlds = (): readonly World[] =>
  [
    { repos: 5, tasks: 40 },
    { repos: 10, tasks: 173 },
    { repos: 30, tasks: 300 },
  ].flatMap((size) =>
    [1, 5].flatMap((trials) =>
      [
        solve({ loss: 0.05, kind: 'even' }),
        solve({ loss: 0.05, kind: 'uneven' }),
        solve({ loss: 0.05, kind: 'swapped' }),
        solve({ rate: 0.95, loss: 0.05, kind: 'uneven' }),
        restraint({ loss: 0.02, kind: 'uneven' }),
        restraint({ rate: 0.999, loss: 0.02, kind: 'uneven' }),
      ].map((world) => ({ ...world, ...size, trials })),
    ),
  );
