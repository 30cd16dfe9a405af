import { matchesGlob } from 'node:path';
import type { LiveModel } from '../collect/live-model.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { checkPrices, type LiveOptions, readLiveModels } from './live-options.ts';

/** Models of a run, apart: those that are asked over a network, and names and globs of the others. */
export interface ChosenModels {
  readonly live: readonly LiveModel[];
  readonly offline: readonly string[];
}

/**
 * The models that a run asks: those that are named, or all of the config. A name or glob stands for models of the config where it fits any, else for
 * `openai:<name>` or models that need no provider.
 * @throws UsageError for options that are about models which are not asked, and where a cost to keep to cannot be known.
 */
export const chooseModels = (
  named: readonly string[],
  { models = [] }: Pick<LoadedConfig, 'models'>,
  options: LiveOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ChosenModels => {
  const configured = models.filter((model) => typeof model !== 'string');
  const fits = (pattern: string) => configured.filter(({ name }) => name === pattern || matchesGlob(name, pattern));
  const ours = named.length === 0 ? configured : [...new Set(named.flatMap(fits))];
  const rest = named.length === 0 ? models.filter((model) => typeof model === 'string') : named.filter((name) => fits(name).length === 0);
  const others = readLiveModels(rest, options, environment);
  checkPrices(ours, options.maxCost, '"price" in the config');
  checkPrices(others.live, options.maxCost, '--price');
  return { live: [...ours, ...others.live], offline: others.offline };
};
