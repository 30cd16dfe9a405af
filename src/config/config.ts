import { z } from 'zod';
import { official, readAddress } from '../collect/live-address.ts';
import { isReserved, type LiveModel, type Price } from '../collect/live-model.ts';
import { mostTrials, mostTries } from '../collect/plan.ts';
import { type GatePolicy, type GatePolicyInput, gatePolicySchema } from '../stats/gate-policy.ts';

/** What `diffgauge.config.ts` exports. Paths are relative to the folder of that file; what a flag says counts more. */
export interface Config {
  /** The folder of the fixture repos and tasks; by default those that come with diffgauge. */
  readonly suite?: string;
  /** Models that need no provider by name or glob (`oracle`, `simulated:*`), others by what it takes to ask them. */
  readonly models?: readonly (string | ModelConfig)[];
  /** Names of prompts that come with diffgauge, and files of others (with a slash, or that end in `.md`). */
  readonly prompts?: readonly string[];
  readonly formats?: readonly string[];
  /** Globs of task ids. */
  readonly tasks?: readonly string[];
  readonly trials?: number;
  readonly seed?: number;
  /** How often a model may answer where its edit is rejected; 1 by default. */
  readonly tries?: number;
  /** The folder in which answers are kept and found again; by default none are. */
  readonly cache?: string;
  /** When `diffgauge gate` passes. */
  readonly gate?: GateConfig;
}

/** A model that is asked over a network. The key itself is never part of a config. */
export interface ModelConfig {
  /** How samples and reports name it. */
  readonly name: string;
  /** Its name at the provider, where that is another one. */
  readonly model?: string;
  /** Which API it speaks; `chat` by default. */
  readonly api?: LiveModel['api'];
  /** Where it is asked; OpenAI by default. */
  readonly baseUrl?: string;
  /** The environment variable that holds the key: `OPENAI_API_KEY` by default, and needed beside a `baseUrl`. */
  readonly keyFrom?: string;
  /** What else the provider is told with each request, as it names it. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** US dollars for a million tokens. */
  readonly price?: Price;
}

/** The policy of a gate; docs/gate.md says what each field means. */
export type GateConfig = GatePolicyInput;

/** A config as it is used: what was left out of models is filled in. */
export type CheckedConfig = Omit<Config, 'models' | 'gate'> & { readonly models?: readonly (string | LiveModel)[]; readonly gate?: GatePolicy };

/** Helps an editor to complete a config, and a compiler to check it. */
export const defineConfig = (config: Config): Config => config;

const name = z.string().regex(/\S/, 'expected a name, received an empty string');
const names = z.array(name);
const whole = (least: number, most = Number.MAX_SAFE_INTEGER) => {
  const expected = `expected a whole number of at least ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`}`;
  return z.int({ error: expected }).min(least, expected).max(most, expected);
};
const dollars = z.number().nonnegative('expected a price of at least 0');

const address = z.string().transform((text, context) => {
  const read = readAddress(text);
  if ('value' in read) return read.value;
  context.addIssue({ code: 'custom', message: read.reason });
  return z.NEVER;
});

const parameters = z
  .record(z.string(), z.json())
  .refine((given) => !Object.keys(given).some(isReserved), `expected what diffgauge does not say itself, like "temperature"`);

const modelSchema = z
  .strictObject({
    name,
    model: name.optional(),
    api: z.enum(['responses', 'chat']).default('chat'),
    baseUrl: address.optional(),
    keyFrom: z
      .string()
      .regex(/^[A-Za-z_]\w*$/, 'expected the name of an environment variable that holds the key')
      .optional(),
    parameters: parameters.default({}),
    price: z.strictObject({ input: dollars, output: dollars, cachedInput: dollars.exactOptional() }).optional(),
  })
  .refine(({ baseUrl, keyFrom }) => baseUrl === undefined || keyFrom !== undefined, {
    path: ['keyFrom'],
    error: 'expected the name of the environment variable that holds the key for this baseUrl, received nothing',
  })
  .transform(
    ({ price, ...model }): LiveModel => ({
      name: model.name,
      model: model.model ?? model.name,
      api: model.api,
      baseUrl: model.baseUrl ?? official.baseUrl,
      keyFrom: model.keyFrom ?? official.keyFrom,
      parameters: model.parameters,
      ...(price && { price }),
    }),
  );

/** Checks a config, and fills in what was left out of its models. */
export const configSchema: z.ZodType<CheckedConfig> = z
  .strictObject({
    suite: name.exactOptional(),
    models: z.array(z.union([name, modelSchema])).exactOptional(),
    prompts: names.min(1, 'expected at least one prompt, received none').exactOptional(),
    formats: names.exactOptional(),
    tasks: names.exactOptional(),
    trials: whole(1, mostTrials).exactOptional(),
    seed: whole(0).exactOptional(),
    tries: whole(1, mostTries).exactOptional(),
    cache: name.exactOptional(),
    gate: gatePolicySchema.exactOptional(),
  })
  .superRefine(({ models = [] }, context) => {
    const seen = models.map((model) => (typeof model === 'string' ? model : model.name));
    const twice = seen.findIndex((model, at) => seen.indexOf(model) !== at);
    if (twice !== -1)
      context.addIssue({
        code: 'custom',
        path: ['models', twice, 'name'],
        message: `expected a name of its own, received ${JSON.stringify(seen[twice])} again`,
      });
  });
