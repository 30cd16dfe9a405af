import { join } from 'node:path';
import { formats } from '../../formats/index.ts';
import type { Identity } from '../batch/identity.ts';
import { defaultProfile } from '../edit/profiles.ts';
import { UsageError, unknownFormat } from '../errors.ts';
import { chooseTasks } from '../suite/find-tasks.ts';
import type { Suite } from '../suite/load.ts';
import type { Format, Sample, Task } from '../types.ts';
import type { Conduct } from './ask-for-sample.ts';
import type { LiveModel } from './live-model.ts';
import { findModels, type Model } from './models.ts';
import { type PlannedPrompt, plainPrompt } from './plain-prompt.ts';
import { oracleModel } from './providers/oracle.ts';

/**
 * What to collect: names and globs as a person gave them. No task, format or model named means all of them, of the models those that need no provider; no
 * trials, so many that `oracle` alone says each reference.
 */
export interface PlanRequest {
  readonly tasks: readonly string[];
  readonly formats: readonly string[];
  readonly models: readonly string[];
  readonly live?: readonly LiveModel[];
  readonly prompts?: readonly PlannedPrompt[];
  readonly conduct?: Partial<Conduct>;
  readonly trials?: number;
  readonly seed: number;
}

/** Which samples a run consists of: all combinations, tasks outermost and trials innermost. */
export interface Plan {
  readonly tasks: readonly Task[];
  readonly formats: readonly Format[];
  readonly models: readonly Model[];
  readonly live: readonly LiveModel[];
  readonly prompts: readonly PlannedPrompt[];
  readonly conduct: Conduct;
  readonly trials: number;
  readonly seed: number;
}

/** The most trials that a run may have. */
export const mostTrials = 1_000_000;

/** The most tries that a sample may have. */
export const mostTries = 20;

/** Resolves a request against a suite. @throws UsageError for a name or glob that stands for nothing. */
export const makePlan = (suite: Suite, request: PlanRequest): Plan =>
  planOf({
    ...request,
    tasks: findTasks(suite, request.tasks),
    formats: findFormats(request.formats),
    models: findOfflineModels(request.models, request.live),
  });

/** A request whose names and globs are resolved. */
export type ResolvedRequest = Omit<PlanRequest, 'tasks' | 'formats' | 'models'> & Pick<Plan, 'tasks' | 'formats' | 'models'>;

/** Fills in what a request leaves out. */
export const planOf = ({ tasks, formats, models, live = [], prompts = [plainPrompt], conduct, trials, seed }: ResolvedRequest): Plan => {
  const isOracleOnly = live.length === 0 && models.every(({ name }) => name === oracleModel);
  return {
    ...{ tasks, formats, models, live, prompts, seed },
    conduct: { tries: 1, profile: defaultProfile, failures: 0, toolFailures: 0, ...conduct },
    trials: trials ?? (isOracleOnly ? mostReferences(tasks) : 1),
  };
};

const mostReferences = (tasks: readonly Task[]): number => tasks.reduce((most, { references }) => Math.max(most, references.length), 1);

/** How many samples a plan has, or those of some of its models. */
export const countSamples = (plan: Plan, models: readonly unknown[] = [...plan.models, ...plan.live]): number =>
  plan.tasks.length * plan.formats.length * models.length * plan.prompts.length * plan.trials;

/** One combination of a plan: what is asked of whom, and how. */
export interface Place<Asked> {
  readonly task: Task;
  readonly format: Format;
  readonly model: Asked;
  readonly prompt: PlannedPrompt;
  readonly trial: number;
}

/** The combination with that number, counted over some models of the plan: those that are asked over a network, say. */
export const placeAt = <Asked>(plan: Plan, models: readonly Asked[], number: number): Place<Asked> => {
  const trial = number % plan.trials;
  const perPrompt = Math.floor(number / plan.trials);
  const prompt = plan.prompts[perPrompt % plan.prompts.length];
  const perModel = Math.floor(perPrompt / plan.prompts.length);
  const model = models[perModel % models.length];
  const perFormat = Math.floor(perModel / models.length);
  const format = plan.formats[perFormat % plan.formats.length];
  const task = plan.tasks[Math.floor(perFormat / plan.formats.length)];
  if (prompt === undefined || model === undefined || format === undefined || task === undefined)
    throw new RangeError(`the plan has ${countSamples(plan, models)} samples, not ${number + 1}`);
  return { task, format, model, prompt, trial };
};

/** The identity of a combination. */
export const identify = ({ task, format, model, prompt, trial }: Place<{ readonly name: string }>): Identity => ({
  task: task.id,
  format: format.name,
  model: model.name,
  prompt: prompt.name,
  trial,
});

/** The sample with that number of the models that need no provider: its answer is made when asked for. */
export const sampleAt = (plan: Plan, number: number): Sample => {
  const { task, format, model, prompt, trial } = placeAt(plan, plan.models, number);
  return { ...model.answer(task, format, trial, plan.seed), prompt: prompt.name };
};

/** The tasks that the globs fit, all without any. @throws UsageError for a suite without a task, and a glob that fits none. */
export const findTasks = ({ dir, tasks }: Suite, globs: readonly string[]): readonly Task[] => {
  if (tasks.size === 0) throw new UsageError(`the suite ${dir} has no task: expected ${join(dir, '<repo>', 'tasks', '<task>', 'task.json')}`);
  return chooseTasks({ dir, tasks: tasks.values() }, globs);
};

/** The formats of those names, all without any. @throws UsageError for an unknown one. */
export const findFormats = (names: readonly string[]): readonly Format[] =>
  names.length === 0 ? [...formats.values()] : [...new Set(names)].sort().map(findFormat);

/** The models that need no provider, by name or glob: all of them where nobody else is asked. @throws UsageError for one that fits none. */
export const findOfflineModels = (names: readonly string[], live: readonly LiveModel[] = []): readonly Model[] =>
  names.length === 0 && live.length > 0 ? [] : findModels(names.length === 0 ? ['*'] : names);

const findFormat = (name: string): Format => {
  const format = formats.get(name);
  if (format === undefined) throw unknownFormat(name);
  return format;
};
