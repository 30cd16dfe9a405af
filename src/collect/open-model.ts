import { UsageError } from '../errors.ts';
import type { Ask } from './ask.ts';
import { keepAnswers } from './cache.ts';
import { type Chaos, injectFailures } from './chaos.ts';
import type { LiveModel } from './live-model.ts';
import { pace } from './pacing/pace.ts';
import { openProvider } from './providers/openai.ts';
import { meter, type Spending } from './spending.ts';

/** How models are asked: at most `atOnce` requests to one at once, each at most `attempts` times, and each time for at most `timeoutMs`. */
export interface AskingLimits {
  readonly atOnce: number;
  readonly attempts: number;
  readonly timeoutMs: number;
}

/** How models are asked where nobody says otherwise. Node's fetch waits no longer than five minutes for the head of a reply. */
export const defaultLimits: AskingLimits = { atOnce: 64, attempts: 8, timeoutMs: 300_000 };

/** What stands before a provider besides: answers that are kept in a folder, or must be there, and failures on purpose. */
export interface AskingLayers {
  readonly cache?: { readonly dir: string; readonly required: boolean };
  readonly chaos?: Chaos;
}

/**
 * What asks a model: its provider, behind what counts the cost, what fails on purpose, what paces requests and repeats those that failed, and what keeps
 * answers. Where answers must be there already, nothing stands behind them, and the key is not used.
 */
export const openModel = (
  model: LiveModel,
  key: string,
  spending: Spending,
  { atOnce, attempts, timeoutMs, cache, chaos }: AskingLimits & AskingLayers,
): Ask => {
  const tryOnce = meter(openProvider(model, { key, timeoutMs }), model, spending);
  const ask = pace(chaos === undefined ? tryOnce : injectFailures(tryOnce, chaos), { atOnce, attempts });
  return cache === undefined ? ask : keepAnswers(ask, { ...cache, source: model.baseUrl });
};

/** The key for a model, from the variable of the environment that it names. @throws UsageError where there is none, or what no header can hold. */
export const readKey = ({ name, keyFrom }: LiveModel, environment: Readonly<Record<string, string | undefined>>): string => {
  const key = environment[keyFrom]?.trim();
  if (key && isVisible(key)) return key;
  if (key)
    throw new UsageError(
      `the key of ${name} in the environment variable ${keyFrom} is none: expected letters, digits and signs of ASCII, but it holds a space, a line break or another character (a typographic quote, say)`,
    );
  throw new UsageError(`${name} needs a key: expected it in the environment variable ${keyFrom} (any text where the server wants none)`);
};

const isVisible = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
