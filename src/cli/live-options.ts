import type { Command } from 'commander';
import { official, readAddress } from '../collect/live-address.ts';
import { isReserved, type LiveModel, type Price } from '../collect/live-model.ts';
import { type AskingLimits, defaultLimits } from '../collect/open-model.ts';
import { UsageError } from '../errors.ts';
import { gather } from './option-values.ts';
import { parseNumber } from './parse-number.ts';
import { printOptions } from './print-options.ts';

/** What was said of models that are asked over a network. */
export interface LiveOptions {
  readonly api?: 'chat' | 'responses';
  readonly baseUrl?: string;
  readonly keyFrom?: string;
  readonly parameter?: readonly string[];
  readonly price?: Price;
  readonly maxCost?: number;
  readonly concurrency?: number;
  readonly attempts?: number;
  readonly requestTimeout?: number;
  readonly retryFailed?: boolean;
  readonly dryRun?: boolean;
}

/** Adds the options that say how models are asked over a network. */
export const addLiveOptions = (command: Command): Command =>
  command
    .option('--api <name>', 'how openai:<name> is asked: chat (Chat Completions; the default) or responses', readApi)
    .option('--base-url <url>', `where it is asked (default: OPENAI_BASE_URL, or ${official.baseUrl})`)
    .option('--key-from <variable>', `the environment variable that holds the key (default: ${official.keyFrom}; needed beside --base-url)`)
    .option('--parameter <name=value>', 'what else the provider is told, as JSON or text (repeatable), e.g. temperature=0', gather)
    .option('--price <input,output[,cached]>', 'US dollars for a million tokens sent, answered, and sent but cached', readPrice)
    .option('--max-cost <usd>', 'send no request once answers have cost so much; needs --price', readAmount('--max-cost'))
    .option('--concurrency <n>', `most requests to one model at once (default: ${defaultLimits.atOnce})`, parseNumber('--concurrency', 1, 1024))
    .option('--attempts <n>', `how often a request is sent that fails (default: ${defaultLimits.attempts})`, parseNumber('--attempts', 1, 100))
    .option(
      '--request-timeout <ms>',
      `how long an answer may take (default, and longest: ${defaultLimits.timeoutMs})`,
      parseNumber('--request-timeout', 1, defaultLimits.timeoutMs),
    )
    .option('--retry-failed', 'ask again for the samples that are there without an answer since the provider failed')
    .option('--dry-run', 'say how many requests would be sent, how long they are and what they cost; send nothing');

const livePrefix = 'openai:';

/**
 * Models that were named, apart: those that are asked over a network, and names and globs of the others.
 * @throws UsageError for options that are about the first, where there are none, and for an address without the variable of its key: one that is for another
 * server would be sent there.
 */
export const readLiveModels = (
  names: readonly string[],
  options: LiveOptions,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly live: readonly LiveModel[]; readonly offline: readonly string[] } => {
  const { api = 'chat', baseUrl, keyFrom = official.keyFrom, parameter = [], price } = options;
  const offline = names.filter((name) => !name.startsWith(livePrefix));
  const live = [...new Set(names.filter((name) => name.startsWith(livePrefix)))].map((name) => {
    const model = name.slice(livePrefix.length);
    if (model === '') throw new UsageError(`--model ${livePrefix}: expected the name of a model behind it, like ${livePrefix}gpt-5`);
    return { name, model, api, baseUrl: findUrl(baseUrl, environment), keyFrom, parameters: readParameters(parameter), ...(price && { price }) };
  });
  if (live.length === 0) refuseIdle(options);
  if (baseUrl !== undefined && options.keyFrom === undefined)
    throw new UsageError('--base-url needs --key-from: expected the environment variable that holds the key for this address (any text where it wants none)');
  return { live, offline };
};

const refuseIdle = ({ api, baseUrl, keyFrom, parameter, price }: LiveOptions): void => {
  const [idle] = Object.entries({ '--api': api, '--base-url': baseUrl, '--key-from': keyFrom, '--parameter': parameter, '--price': price }).filter(
    ([, value]) => value !== undefined,
  );
  if (idle !== undefined)
    throw new UsageError(`${idle[0]} is about --model ${livePrefix}NAME, and none is asked; what it says of a model of the config belongs into the config`);
};

const findUrl = (given: string | undefined, { OPENAI_BASE_URL }: Readonly<Record<string, string | undefined>>): string =>
  given === undefined ? readUrl(OPENAI_BASE_URL?.trim() || official.baseUrl, 'OPENAI_BASE_URL') : readUrl(given, '--base-url');

/** Where a cost is to be kept to, it has to be known of each model; `where` is where its price can be said. @throws UsageError */
export const checkPrices = (live: readonly LiveModel[], maxCost: number | undefined, where: string): void => {
  const unpriced = live.find(({ price }) => price === undefined);
  if (maxCost === undefined || unpriced === undefined) return;
  throw new UsageError(`--max-cost needs to know what answers of ${unpriced.name} cost: expected ${where}, in US dollars for a million tokens`);
};

/** How models are asked, where the defaults do not hold. */
export const readLimits = ({ concurrency, attempts, requestTimeout }: LiveOptions): AskingLimits => ({
  atOnce: concurrency ?? defaultLimits.atOnce,
  attempts: attempts ?? defaultLimits.attempts,
  timeoutMs: requestTimeout ?? defaultLimits.timeoutMs,
});

/** The words that say the same on a command line. */
export const printLiveOptions = (options: LiveOptions): readonly string[] => {
  const { api, baseUrl, keyFrom, parameter, price, maxCost, concurrency, attempts, requestTimeout } = options;
  const prices = price && [price.input, price.output, ...(price.cachedInput === undefined ? [] : [price.cachedInput])].join(',');
  return [
    ...printOptions({ '--api': api, '--base-url': baseUrl, '--key-from': keyFrom, '--parameter': parameter, '--price': prices }),
    ...printOptions({ '--max-cost': maxCost, '--concurrency': concurrency, '--attempts': attempts, '--request-timeout': requestTimeout }),
  ];
};

/** Reads `--api`. */
export const readApi = (text: string): 'chat' | 'responses' => {
  if (text === 'chat' || text === 'responses') return text;
  throw new UsageError(`--api: expected chat or responses, received ${JSON.stringify(text)}`);
};

const readUrl = (text: string, source: string): string => {
  const read = readAddress(text);
  if ('value' in read) return read.value;
  throw new UsageError(`${source}: ${read.reason}`);
};

const readParameters = (given: readonly string[]): Readonly<Record<string, unknown>> => {
  const pairs = given.map((text) => {
    const at = text.indexOf('=');
    const name = text.slice(0, at).trim();
    if (at === -1 || name === '') throw new UsageError(`--parameter: expected name=value, received ${JSON.stringify(text)}`);
    if (isReserved(name)) throw new UsageError(`--parameter: ${name} is what diffgauge itself says; expected something else, like temperature=0`);
    return [name, readValue(text.slice(at + 1))] as const;
  });
  return Object.fromEntries(pairs);
};

const readValue = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Reads `--price`. */
export const readPrice = (text: string): Price => {
  const [input, output, cachedInput, ...more] = text.split(',').map(readAmount('--price'));
  if (input === undefined || output === undefined || more.length > 0)
    throw new UsageError(`--price: expected two or three amounts of US dollars like 2.5,10 or 2.5,10,1.25, received ${JSON.stringify(text)}`);
  return { input, output, ...(cachedInput !== undefined && { cachedInput }) };
};

const readAmount =
  (option: string) =>
  (text: string): number => {
    const amount = Number(text);
    if (text.trim() !== '' && Number.isFinite(amount) && amount >= 0) return amount;
    throw new UsageError(`${option}: expected an amount of US dollars, received ${JSON.stringify(text)}`);
  };
