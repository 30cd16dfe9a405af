import type { Conduct } from '../collect/ask-for-sample.ts';
import { type AskingLayers, type AskingLimits, readKey } from '../collect/open-model.ts';
import { findFormats, findOfflineModels, findTasks, type Plan, planOf } from '../collect/plan.ts';
import { checkPrompts, planPrompt } from '../collect/prompts/fill-prompt.ts';
import { defaultPrompt, findPrompts } from '../collect/prompts/find-prompts.ts';
import { loadConfig } from '../config/load-config.ts';
import { readSetting } from '../config/read-setting.ts';
import { findProfile } from '../edit/profiles.ts';
import { UsageError } from '../errors.ts';
import { embeddedSuite, loadSuite, type Suite } from '../suite/load.ts';
import { type AskingOptions, readCache } from './asking-options.ts';
import { chooseModels } from './choose-models.ts';
import { type LiveOptions, readLimits } from './live-options.ts';

/** What a person may say of a run: an option, or the config where there is none. */
export interface GivenSettings extends LiveOptions, AskingOptions {
  readonly suite?: string;
  readonly model?: readonly string[];
  readonly format?: readonly string[];
  readonly task?: readonly string[];
  readonly trials?: number;
  readonly seed?: number;
  readonly profile: string;
}

/** What a run does: its plan, and how its models are asked. */
export interface RunSettings {
  readonly suite: Suite;
  readonly plan: Plan;
  readonly limits: AskingLimits & AskingLayers;
}

/**
 * Reads what a run does, from options and the config. Nothing is written and nobody is asked.
 * @throws UsageError for anything that stands for nothing, or does not go together.
 */
export const readRunSettings = async (given: GivenSettings, environment: Readonly<Record<string, string | undefined>>): Promise<RunSettings> => {
  const config = await loadConfig(given.config);
  const { live, offline } = chooseModels(given.model ?? [], config, given, environment);
  const prompts = await readSetting(config, 'prompts', given.prompt, (names) => findPrompts(names ?? (live.length > 0 ? [defaultPrompt] : [])));
  const suite = await readSetting(config, 'suite', given.suite, (dir) => loadSuite(dir ?? embeddedSuite));
  const tasks = await readSetting(config, 'tasks', given.task, (globs) => findTasks(suite, globs ?? []));
  const formats = await readSetting(config, 'formats', given.format, (names) => findFormats(names ?? []));
  const models = await readSetting(config, 'models', given.model, () => findOfflineModels(offline, live));
  const trials = given.trials ?? config.trials;
  const plan = planOf({
    ...{ tasks, formats, models, live },
    ...(prompts.length > 0 && { prompts: prompts.map(planPrompt) }),
    conduct: readConduct(given, config.tries),
    ...(trials !== undefined && { trials }),
    seed: given.seed ?? config.seed ?? 1,
  });
  if (live.length > 0) checkPrompts(prompts, plan.tasks);
  return { suite, plan, limits: { ...readLimits(given), ...readLayers(given, config.cache, plan.seed) } };
};

/** The keys of the models by their names. Where answers must be recorded already, none is needed. @throws UsageError where one is missing. */
export const readKeys = ({ plan, limits }: RunSettings, environment: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> =>
  new Map(limits.cache?.required ? [] : plan.live.map((model) => [model.name, readKey(model, environment)]));

const readConduct = ({ tries: given, profile, chaos = 0, chaosTools = 0 }: GivenSettings, configured: number | undefined): Conduct => {
  const tries = given ?? configured ?? 1;
  if (chaosTools > 0 && tries === 1)
    throw new UsageError('--chaos-tools needs a second try to see what becomes of an edit whose tool failed: expected --tries 2 or more');
  return { tries, profile: findProfile(profile), failures: chaos, toolFailures: chaosTools };
};

const readLayers = (given: GivenSettings, configuredCache: string | undefined, seed: number): AskingLayers => {
  const cache = readCache(given, configuredCache);
  const { chaos = 0 } = given;
  return { ...(cache && { cache }), ...(chaos > 0 && { chaos: { share: chaos, seed } }) };
};
