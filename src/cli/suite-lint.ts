import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { printFindings } from '../report/suite-lint.ts';
import { printQuality } from '../report/suite-quality.ts';
import { type LintReport, lintSuite } from '../suite/lint/lint.ts';
import { mutantLimits } from '../suite/quality/measure.ts';
import { openOutcomes } from './open-outcomes.ts';
import { clockDay, gather, readDay } from './option-values.ts';
import { parseNumber } from './parse-number.ts';

interface Options {
  readonly task?: readonly string[];
  readonly today: string;
  readonly static?: boolean;
  readonly outcomes?: string;
  readonly mutants: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** Adds `suite lint`: whether a suite can be measured by. */
export const addSuiteLint = (suite: Command, done: (code: number) => void): void => {
  suite
    .command('lint')
    .argument('<dir>', 'the folder of the suite')
    .description('check that a suite can be measured by: its references, tests, requests and facts')
    .option('--task <glob>', 'tasks by id or bare name (repeatable; default: all)', gather)
    .option('--today <day>', 'the day that expiry is compared with, like 2026-11-26 (default: today)', readDay, clockDay())
    .option('--static', 'run nothing but git')
    .option('--outcomes <dir>', 'where outcomes of test runs are kept, or none (default: diffgauge in your cache folder)')
    .option(
      '--mutants <n>',
      'try so many small changes in each file and each edit, to see whether tests notice; 0 tries none',
      parseNumber('--mutants', 0, 1000),
      0,
    )
    .option('--seed <n>', 'what the small changes are drawn with', parseNumber('--seed', 0, Number.MAX_SAFE_INTEGER), 1)
    .option('--json', 'everything as one JSON document')
    .addHelpText('after', '\nExits with 1 when there is an error; warnings do not count.\n\nExample: diffgauge suite lint my-suite --task "tally/*"')
    .action(async (dir: string, options: Options) => {
      const report = await lint(dir, options);
      process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
      done(report.findings.some(({ severity }) => severity === 'error') ? 1 : 0);
    });
};

const printReport = (report: LintReport): string =>
  `${report.quality === undefined ? '' : `${printQuality(report.quality)}\n`}${printFindings(report.findings, report)}`;

const lint = async (dir: string, { task: globs = [], today, outcomes, mutants, seed, ...options }: Options): Promise<LintReport> => {
  if (options.static && mutants > 0) throw new UsageError('--mutants runs tests: expected no --static beside it');
  if (options.static) return lintSuite(dir, { globs, today });
  const attempts = await openOutcomes(dir, outcomes, mutants > 0 ? mutantLimits : {});
  try {
    return await lintSuite(dir, { globs, today, attempts, ...(mutants > 0 && { sampling: { mutants, seed } }) });
  } finally {
    await attempts.close();
  }
};
