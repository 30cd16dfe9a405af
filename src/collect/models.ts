import { matchesGlob } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Format, Sample, Task } from '../types.ts';
import { answerAsOracle, oracleModel } from './providers/oracle.ts';
import { simulate } from './providers/simulated.ts';
import { simulatedProfiles } from './simulated-profiles.ts';

/** Something that answers a task in a format. */
export interface Model {
  readonly name: string;
  readonly summary: string;
  answer(task: Task, format: Format, trial: number, seed: number): Sample;
}

/** The models that need no provider: the perfect one, and the simulated ones. */
export const models: readonly Model[] = [
  { name: oracleModel, summary: 'renders the reference: must be perfect', answer: (task, format, trial) => answerAsOracle(task, format, trial) },
  ...simulatedProfiles.map((profile) => ({
    name: `simulated:${profile.name}`,
    summary: profile.summary,
    answer: (task: Task, format: Format, trial: number, seed: number) => simulate(profile, task, format, trial, seed),
  })),
];

/**
 * The models that the names or globs stand for, in the order of `models`.
 * @throws UsageError that lists the models when one stands for none.
 */
export const findModels = (patterns: readonly string[]): readonly Model[] => {
  const unknown = patterns.find((pattern) => !models.some(({ name }) => matchesGlob(name, pattern)));
  const known = models.map(({ name }) => name).join(', ');
  if (unknown !== undefined)
    throw new UsageError(`unknown model ${JSON.stringify(unknown)}: expected one of ${known}, openai:<name>, or the name of a model of the config`);
  return models.filter(({ name }) => patterns.some((pattern) => matchesGlob(name, pattern)));
};
