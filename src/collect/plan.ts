import { join } from 'node:path';
import { formats } from '../../formats/index.ts';
import { UsageError, unknownFormat } from '../errors.ts';
import { fitsGlob } from '../suite/find-tasks.ts';
import type { Suite } from '../suite/load.ts';
import type { Format, Sample, Task } from '../types.ts';
import { findModels, type Model } from './models.ts';
import { oracleModel } from './providers/oracle.ts';

/**
 * What to collect: names and globs as a person gave them. No task, format or model named means all of them; no trials, so many that `oracle` alone says each
 * reference.
 */
export interface PlanRequest {
  readonly tasks: readonly string[];
  readonly formats: readonly string[];
  readonly models: readonly string[];
  readonly trials?: number;
  readonly seed: number;
}

/** Which samples a run consists of: all combinations, tasks outermost and trials innermost. */
export interface Plan {
  readonly tasks: readonly Task[];
  readonly formats: readonly Format[];
  readonly models: readonly Model[];
  readonly trials: number;
  readonly seed: number;
}

/** Resolves a request against a suite. @throws UsageError for a name or glob that stands for nothing. */
export const makePlan = (suite: Suite, request: PlanRequest): Plan => {
  const tasks = findTasks(suite, request.tasks);
  const models = findModels(request.models.length === 0 ? ['*'] : request.models);
  return {
    tasks,
    formats: request.formats.length === 0 ? [...formats.values()] : [...new Set(request.formats)].sort().map(findFormat),
    models,
    trials: request.trials ?? (models.every(({ name }) => name === oracleModel) ? mostReferences(tasks) : 1),
    seed: request.seed,
  };
};

const mostReferences = (tasks: readonly Task[]): number => tasks.reduce((most, { references }) => Math.max(most, references.length), 1);

/** How many samples a plan has. */
export const countSamples = ({ tasks, formats: chosen, models, trials }: Plan): number => tasks.length * chosen.length * models.length * trials;

/** The sample at a place of the plan: its answer is made when asked for. */
export const sampleAt = (plan: Plan, place: number): Sample => {
  const trial = place % plan.trials;
  const perModel = Math.floor(place / plan.trials);
  const perFormat = Math.floor(perModel / plan.models.length);
  const model = plan.models[perModel % plan.models.length];
  const format = plan.formats[perFormat % plan.formats.length];
  const task = plan.tasks[Math.floor(perFormat / plan.formats.length)];
  if (model === undefined || format === undefined || task === undefined) throw new RangeError(`the plan has ${countSamples(plan)} samples, not ${place + 1}`);
  return model.answer(task, format, trial, plan.seed);
};

/** A glob fits the id `repo/task` or the bare name of a task. */
const findTasks = (suite: Suite, globs: readonly string[]): readonly Task[] => {
  const tasks = [...suite.tasks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (tasks.length === 0) throw new UsageError(`the suite ${suite.dir} has no task: expected ${join(suite.dir, '<repo>', 'tasks', '<task>', 'task.json')}`);
  const unknown = globs.find((glob) => !tasks.some(({ id }) => fitsGlob(id, [glob])));
  if (unknown !== undefined)
    throw new UsageError(`no task of ${suite.dir} fits ${JSON.stringify(unknown)}: expected the glob of an id like ${tasks[0]?.id ?? 'repo/task'}`);
  return globs.length === 0 ? tasks : tasks.filter(({ id }) => fitsGlob(id, globs));
};

const findFormat = (name: string): Format => {
  const format = formats.get(name);
  if (format === undefined) throw unknownFormat(name);
  return format;
};
