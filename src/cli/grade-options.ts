import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { defaultRepeats } from '../grade/grade-run.ts';
import { defaultBudget } from '../grade/verify.ts';
import { parseNumber } from './parse-number.ts';
import { printOptions } from './print-options.ts';

/** How tests are run. */
export interface GradeOptions {
  readonly sandbox?: 'bubblewrap' | 'none';
  readonly iTrustThisCode?: boolean;
  readonly outcomes?: string;
  readonly repeat?: number;
  readonly budget?: number;
}

/** Adds the options of how tests are run to a command. */
export const addGradeOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--sandbox <kind>', 'where the code of answers runs (default: bubblewrap); none only with --i-trust-this-code').choices([
        'bubblewrap',
        'none',
      ]),
    )
    .option('--i-trust-this-code', 'let the code of answers do what you may do on this machine; only with --sandbox=none')
    .option('--outcomes <dir>', 'where outcomes of test runs are kept, or none (default: diffgauge in your cache folder)')
    .option('--repeat <n>', `how often failing tests are run again, to tell flaky ones (default: ${defaultRepeats})`, parseNumber('--repeat', 0, 100))
    .option(
      '--budget <n>',
      `how often the changes of one answer that passes are taken out, some at a time, to see which of them tests need (default: ${defaultBudget}; 0: never)`,
      parseNumber('--budget', 0, 10_000),
    );

/** Refuses options that contradict each other, before anything is spent. @throws UsageError */
export const checkGradeOptions = ({ sandbox = 'bubblewrap', iTrustThisCode = false }: GradeOptions): void => {
  if (sandbox === 'none' && !iTrustThisCode)
    throw new UsageError('--sandbox=none runs the code of answers with all your rights: expected --i-trust-this-code as well');
  if (sandbox !== 'none' && iTrustThisCode) throw new UsageError('--i-trust-this-code is only for --sandbox=none; in a sandbox no trust is needed');
};

/** Refuses options about tests where none are run. @throws UsageError */
export const refuseGradeOptions = (options: GradeOptions): void => {
  const given = printGradeOptions(options)[0];
  if (given !== undefined) throw new UsageError(`${given} is about running tests: expected --grade as well`);
};

/** The folder where outcomes are kept; undefined where none are. */
export const findCacheDir = (outcomes: string | undefined, environment: NodeJS.ProcessEnv = process.env): string | undefined => {
  if (outcomes === 'none') return undefined;
  return outcomes ?? join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'diffgauge');
};

/** The options as they are typed. */
export const printGradeOptions = ({ sandbox, iTrustThisCode, outcomes, repeat, budget }: GradeOptions): readonly string[] => [
  ...(sandbox === undefined ? [] : [`--sandbox=${sandbox}`]),
  ...printOptions({ '--i-trust-this-code': iTrustThisCode, '--outcomes': outcomes, '--repeat': repeat, '--budget': budget }),
];
