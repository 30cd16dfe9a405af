import { comparedMetrics, type Pair } from '../../src/stats/comparison.ts';
import { judgeGate } from '../../src/stats/gate.ts';
import { type GatePolicyInput, gatePolicySchema } from '../../src/stats/gate-policy.ts';
import { GateTally, type TaskKind } from '../../src/stats/gate-tally.ts';

export const names = Object.keys(comparedMetrics);

/** How the pairs of one repo end: of `tasks` tasks so many get worse and better in clean-solve, the others stay; `irrelevant` of them begin to touch more. */
export interface RepoOutcome {
  readonly tasks: number;
  readonly worse?: number;
  readonly better?: number;
  readonly irrelevant?: number;
  readonly format?: string;
}

export const measured = (clean: number, irrelevant: number) => ({
  values: names.map((name) => (name === 'cleanSolve' ? clean : name === 'irrelevantEdit' ? irrelevant : 1)),
  stage: clean === 1 ? ('clean' as const) : ('valid' as const),
  line: 1,
});

export const pairsOf = (repos: readonly RepoOutcome[]): Pair[] =>
  repos.flatMap(({ tasks, worse = 0, better = 0, irrelevant = 0, format = 'whole' }, repo) =>
    Array.from({ length: tasks }, (_, task) => ({
      ...{ task: `r${repo}/t${task}`, repo: `r${repo}`, format, model: 'm', prompt: 'p', trial: 0 },
      baseline: measured(Number(task >= better), 0),
      candidate: measured(Number(task < tasks - worse), Number(task < irrelevant)),
    })),
  );

export const judge = (
  repos: readonly RepoOutcome[],
  policy: GatePolicyInput = {},
  { comparable = true, describe: kindOf }: { comparable?: boolean; describe?: (task: string) => TaskKind } = {},
) => {
  const known = gatePolicySchema.parse(policy);
  const tally = new GateTally(known, kindOf);
  for (const pair of pairsOf(repos)) tally.add(pair);
  return { ...judgeGate(known, tally, comparable), tally };
};

export const ten = (outcome: RepoOutcome): RepoOutcome[] => new Array<RepoOutcome>(10).fill(outcome);
