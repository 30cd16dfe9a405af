import type { Command } from 'commander';
import { mostTries } from '../collect/plan.ts';
import { UsageError } from '../errors.ts';
import { gather } from './option-values.ts';
import { parseDecimal, parseNumber } from './parse-number.ts';
import { printOptions } from './print-options.ts';

/** What was said of how models are asked, whoever they are. `cache` is false where it was said that there is to be none. */
export interface AskingOptions {
  readonly config?: string;
  readonly prompt?: readonly string[];
  readonly tries?: number;
  readonly cache?: string | boolean;
  readonly requireCache?: boolean;
  readonly chaos?: number;
  readonly chaosTools?: number;
}

/** Adds the options that say how models are asked. */
export const addAskingOptions = (command: Command): Command =>
  command
    .option('--config <file>', 'the settings of the run (default: diffgauge.config.{ts,mts,js,mjs,json} in this folder, if there is one); options count more')
    .option(
      '--prompt <name>',
      'a prompt that comes with diffgauge, or the file of another one (repeatable; default: markdown); "diffgauge prompts" lists them',
      gather,
    )
    .option('--tries <n>', 'how often a model may answer where its edit is rejected (default: 1)', parseNumber('--tries', 1, mostTries))
    .option('--cache <dir>', 'keep answers in this folder, and ask nobody for those that are there')
    .option('--no-cache', 'ask for each answer, whatever the config says')
    .option('--require-cache', 'ask nobody: each answer must be in the cache, and no key is needed')
    .option('--chaos <share>', 'let this share of requests fail on purpose, 0 to 1', parseDecimal('--chaos', 0, 1))
    .option(
      '--chaos-tools <share>',
      'say of this share of accepted edits that their tool failed, in formats that are tool calls; needs --tries',
      parseDecimal('--chaos-tools', 0, 1),
    );

/** The words that say the same on a command line. */
export const printAskingOptions = ({ config, prompt, tries, cache, requireCache, chaos, chaosTools }: AskingOptions): readonly string[] => [
  ...printOptions({ '--config': config, '--prompt': prompt, '--tries': tries, '--cache': typeof cache === 'string' ? cache : undefined }),
  ...printOptions({ '--chaos': chaos, '--chaos-tools': chaosTools, '--no-cache': cache === false, '--require-cache': requireCache }),
];

/** The folder of the cache, if there is to be one, and whether each answer must be in it. @throws UsageError where answers must be in no folder. */
export const readCache = ({ cache, requireCache = false }: AskingOptions, configured: string | undefined) => {
  const dir = typeof cache === 'string' ? cache : cache === false ? undefined : configured;
  if (requireCache && dir === undefined)
    throw new UsageError('--require-cache needs a folder of recorded answers: expected --cache DIR, or "cache" in the config');
  return dir === undefined ? undefined : { dir, required: requireCache };
};
