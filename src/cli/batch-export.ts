import type { Command } from 'commander';
import type { ExportFacts } from '../collect/batch-api/export-folder.ts';
import { exportRequests } from '../collect/batch-api/export-requests.ts';
import { mostTrials } from '../collect/plan.ts';
import { apis } from '../collect/providers/openai-apis.ts';
import { defaultProfile } from '../edit/profiles.ts';
import { UsageError } from '../errors.ts';
import { count, makePrintable } from '../report/printable.ts';
import { quoteForShell } from '../report/quote-for-shell.ts';
import { commandName } from './command-name.ts';
import { type LiveOptions, readApi, readPrice } from './live-options.ts';
import { gather } from './option-values.ts';
import { parseNumber } from './parse-number.ts';
import { type GivenSettings, readRunSettings } from './run-settings.ts';

interface Options
  extends Pick<GivenSettings, 'suite' | 'model' | 'format' | 'task' | 'trials' | 'config' | 'prompt'>,
    Pick<LiveOptions, 'api' | 'parameter' | 'price'> {
  readonly out: string;
  readonly json?: boolean;
}

/** Adds `batch export`: writes the requests of a run as files for the Batch API. */
export const addBatchExport = (program: Command, done: (code: number) => void): void => {
  program
    .command('export')
    .description('write the requests of a run as files for the Batch API; nothing is sent')
    .requiredOption('--out <dir>', 'the folder to write: request files, and which request is for which sample')
    .option('--suite <dir>', 'the fixture repos and tasks (default: those that come with diffgauge)')
    .option('--model <name>', 'a model of the config that is asked over a network, or openai:<name> (repeatable; default: those of the config)', gather)
    .option('--format <name>', 'an edit format (repeatable; default: all)', gather)
    .option('--prompt <name>', 'a prompt that comes with diffgauge, or the file of another one (repeatable; default: markdown)', gather)
    .option('--task <glob>', 'tasks by id or bare name (repeatable; default: all)', gather)
    .option('--trials <n>', 'answers for each model, task, format and prompt (default: 1)', parseNumber('--trials', 1, mostTrials))
    .option('--config <file>', 'the settings of the run (default: diffgauge.config.{ts,mts,js,mjs,json} in this folder, if there is one)')
    .option('--api <name>', 'how openai:<name> is asked: chat (Chat Completions; the default) or responses', readApi)
    .option('--parameter <name=value>', 'what else the provider is told, as JSON or text (repeatable), e.g. temperature=0', gather)
    .option('--price <input,output[,cached]>', 'US dollars for a million tokens by way of the Batch API, which is cheaper', readPrice)
    .option('--json', 'what was written as one JSON document')
    .addHelpText('after', help)
    .action(async (options: Options) => done(await exportBatch(options)));
};

const help = `
Example: diffgauge batch export --model openai:gpt-5 --format udiff --trials 2 --price 0.625,5 --out requests
         diffgauge batch import requests output.jsonl errors.jsonl --out samples.jsonl

Each file holds at most 50,000 requests and 200 MB, all of one model. Upload each with purpose "batch", and create a batch for its endpoint. A batch knows no second tries.`;

const exportBatch = async ({ out, json, ...given }: Options): Promise<number> => {
  const { suite, plan } = await readRunSettings({ ...given, tries: 1, profile: defaultProfile.name }, {});
  const [offline] = plan.models;
  if (offline !== undefined)
    throw new UsageError(`${offline.name} needs no provider, and is asked by "diffgauge run"; expected --model openai:NAME, or a model of the config`);
  const facts = await exportRequests(plan, suite.hash, out);
  process.stdout.write(json ? `${JSON.stringify(facts, null, 2)}\n` : makePrintable(describe(facts, out)));
  return 0;
};

const describe = ({ models, requests, shards }: ExportFacts, out: string): string => {
  const endpoints = new Map(models.map(({ name, api }) => [name, `/v1${apis[api].path}`] as const));
  const lines = [
    `${count(requests, 'request')} in ${count(shards.length, 'file')} for ${count(models.length, 'model')}: ${out}`,
    ...shards.map(
      ({ file, model, requests: held, bytes }) => `  ${file}  ${count(held, 'request')}, ${count(bytes, 'byte')}, ${model}, endpoint ${endpoints.get(model)}`,
    ),
    'When batches are done, give their output and error files, in any order, as many as there are:',
    `  ${commandName()} batch import ${quoteForShell(out)} FILES... --out samples.jsonl`,
  ];
  return `${lines.join('\n')}\n`;
};
