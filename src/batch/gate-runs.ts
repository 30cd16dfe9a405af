import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError, unreadable } from '../errors.ts';
import { judgeGate, type RuleVerdict, type Verdict } from '../stats/gate.ts';
import { type GatePolicy, gatePolicySchema } from '../stats/gate-policy.ts';
import { GateTally, type TaskKind } from '../stats/gate-tally.ts';
import type { PairCounts } from '../stats/pair-counts.ts';
import { blameFile, checkJson } from '../suite/check-json.ts';
import type { Obstacle } from './obstacles.ts';
import { type ComparedRun, pairRuns } from './pair-runs.ts';
import { openJudgedRun } from './reread-sample.ts';

/** A gate's verdict on a run. `obstacles` keep the runs from being compared, so that the gate cannot pass; `notes` are what the policy accepts of that. */
export interface GatedRuns {
  readonly baseline: ComparedRun;
  readonly candidate: ComparedRun;
  readonly counts: PairCounts;
  readonly policy: GatePolicy;
  readonly verdict: Verdict;
  readonly rules: readonly RuleVerdict[];
  readonly obstacles: readonly string[];
  readonly notes: readonly string[];
  readonly tally: GateTally;
}

/** Judges a run against its baseline. @throws UsageError as pairing does, and where both are the same folder. */
export const gateRuns = async (candidateDir: string, baselineDir: string, policy: GatePolicy): Promise<GatedRuns> => {
  if (resolve(candidateDir) === resolve(baselineDir)) throw new UsageError(`${candidateDir} cannot be its own baseline: expected the folder of another run`);
  const tally = new GateTally(policy, await describeTasks(candidateDir, policy));
  const { baseline, candidate, counts, obstacles: found } = await pairRuns(baselineDir, candidateDir, tally, policy);
  const obstacles = found.filter((obstacle) => blocks(obstacle, policy, [baseline, candidate])).map((obstacle) => sayObstacle(obstacle, policy));
  const notes = [...found.filter((obstacle) => !blocks(obstacle, policy, [baseline, candidate])).map(({ text }) => text), ...sayUntested(baseline, candidate)];
  const all = [...obstacles, ...findInfra('baseline', baseline, policy), ...findInfra('candidate', candidate, policy)];
  return { ...{ baseline, candidate, counts, policy, tally, notes, obstacles: all }, ...judgeGate(policy, tally, all.length === 0) };
};

/** Reads a policy from a JSON file. @throws UsageError that names the file and the field. */
export const readPolicy = async (file: string): Promise<GatePolicy> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const checked = checkJson(gatePolicySchema, text);
  if ('reason' in checked) throw blameFile(file, checked);
  return checked.value;
};

const describeTasks = async (folder: string, { rules }: GatePolicy): Promise<(task: string) => TaskKind | undefined> => {
  if (!rules.some(({ per }) => per === 'kind' || per === 'difficulty')) return () => undefined;
  const { suite } = await openJudgedRun(folder).catch((error: unknown) => {
    throw error instanceof UsageError ? new UsageError(`a rule goes by the kind or difficulty of tasks, which only their suite says: ${error.message}`) : error;
  });
  return (task) => suite.tasks.get(task);
};

const blocks = ({ code }: Obstacle, { accept, maxUnpaired }: GatePolicy, runs: readonly ComparedRun[]): boolean =>
  code === 'unpaired' ? runs.some(({ unpaired, samples }) => unpaired > maxUnpaired * samples) : !accept.includes(code);

const sayObstacle = ({ code, text }: Obstacle, { maxUnpaired }: GatePolicy): string =>
  code === 'unpaired' ? `${text}, more than the share of ${maxUnpaired} that the policy bears` : text;

/** What the shares mean where tests were left out; runs of which one was graded only are an obstacle. */
const sayUntested = (baseline: ComparedRun, { graded, facts }: ComparedRun): string[] =>
  graded > 0 || baseline.graded > 0 || (facts.suite.tested ?? 0) === 0
    ? []
    : [
        `no tests were run, though ${facts.suite.tested} tasks of the suite have some: "correct" and "clean-solve" mean "like an accepted solution", and another way to solve a task counts as worse`,
      ];

const findInfra = (which: string, { infra, samples }: ComparedRun, { maxInfra }: GatePolicy): string[] =>
  infra <= maxInfra * samples
    ? []
    : [`${infra} of ${samples} samples of the ${which} have no answer, or no verdict on it, more than the share of ${maxInfra} that the policy bears`];
