import { matchesGlob } from 'node:path';
import type { LiveModel } from '../collect/live-model.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { UsageError } from '../errors.ts';
import { type LiveOptions, readLiveModels } from './live-options.ts';

/** Models of a run, apart: those that are asked over a network, and names and globs of the others. */
export interface ChosenModels {
  readonly live: readonly LiveModel[];
  readonly offline: readonly string[];
}

/**
 * The models that a run asks: those that are named, or all of the config. A name or glob stands for models of the config where it fits any, else for
 * `openai:<name>` or models that need no provider.
 */
export const chooseModels = (
  named: readonly string[],
  { models = [] }: Pick<LoadedConfig, 'models'>,
  options: LiveOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ChosenModels => {
  const configured = models.filter((model) => typeof model !== 'string');
  if (named.length === 0) return checkPrices({ live: configured, offline: models.filter((model) => typeof model === 'string') }, options);
  const fits = (pattern: string) => configured.filter(({ name }) => name === pattern || matchesGlob(name, pattern));
  const others = readLiveModels(
    named.filter((name) => fits(name).length === 0),
    options,
    environment,
  );
  return checkPrices({ live: [...new Set(named.flatMap(fits)), ...others.live], offline: others.offline }, options);
};

const checkPrices = (chosen: ChosenModels, { maxCost }: LiveOptions): ChosenModels => {
  const unpriced = chosen.live.find(({ price }) => price === undefined);
  if (maxCost !== undefined && unpriced !== undefined)
    throw new UsageError(`--max-cost needs to know what answers of ${unpriced.name} cost: expected "price" in the config, or --price`);
  return chosen;
};
