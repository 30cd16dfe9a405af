import type { Command } from 'commander';
import { printFindings } from '../report/suite-lint.ts';
import { lintSuite } from '../suite/lint/lint.ts';
import { clockDay, gather, readDay } from './option-values.ts';

interface Options {
  readonly task?: readonly string[];
  readonly today: string;
  readonly static?: boolean;
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
    .option('--json', 'everything as one JSON document')
    .addHelpText('after', '\nExits with 1 when there is an error; warnings do not count.\n\nExample: diffgauge suite lint my-suite --task "tally/*"')
    .action(async (dir: string, { task = [], today, json }: Options) => {
      const report = await lintSuite(dir, { globs: task, today });
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : printFindings(report.findings, report));
      done(report.findings.some(({ severity }) => severity === 'error') ? 1 : 0);
    });
};
