import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { toCommitTask } from '../suite/import/commit-to-task.ts';
import { readCommit } from '../suite/import/read-commit.ts';
import { checkName } from '../suite/new-task.ts';
import { scaffoldTask } from '../suite/scaffold.ts';
import { clockDay, readDay } from './option-values.ts';
import { printScaffold } from './print-scaffold.ts';

interface Options {
  readonly git: string;
  readonly commit: string;
  readonly out: string;
  readonly name?: string;
  readonly repo?: string;
  readonly instruction?: string;
  readonly today: string;
  readonly json?: boolean;
}

/** Adds `suite import`: a commit of a local git repository as a task. */
export const addSuiteImport = (suite: Command, done: (code: number) => void): void => {
  suite
    .command('import')
    .description('make a task out of a commit of a local git repository: what it changes is the solution, the tests that it brings are hidden')
    .requiredOption('--git <folder>', 'the repository')
    .requiredOption('--commit <commit>', 'the commit, which has one parent')
    .requiredOption('--out <suite>', 'the suite that the task is written to')
    .option('--name <task>', "the task's name (default: the first words of the commit's message)")
    .option('--repo <name>', "the fixture repo's name (default: the repository's, and the parent commit)")
    .option('--instruction <text>', "what is asked for (default: the commit's message)")
    .option('--today <day>', 'the day it is created, like 2026-11-26 (default: today)', readDay, clockDay())
    .option('--json', 'what was written, and what is left to do, as one JSON document')
    .addHelpText('after', '\nExample: diffgauge suite import --git ~/shop --commit 1f3c9aa --out my-suite --name round-total')
    .action(async (options: Options) => {
      process.stdout.write(await importCommit(options));
      done(0);
    });
};

const importCommit = async ({ git, commit: name, out, today, json, ...given }: Options): Promise<string> => {
  const commit = await readCommit(git, name);
  const task = toCommitTask(commit);
  const instruction = given.instruction ?? task.instruction;
  if (instruction === '') throw new UsageError(`${name} has no message: say what is asked for with --instruction`);
  const place = {
    dir: out,
    repo: checkName(given.repo ?? `${basename(resolve(git)).replace(/\.git$/, '')}-${commit.parent.slice(0, 7)}`),
    task: checkName(given.name ?? task.slug),
  };
  const scaffold = await scaffoldTask({
    place,
    files: commit.before,
    repo: {},
    facts: { instruction, kind: task.kind, created: today, canary: `diffgauge-suite ${randomUUID()}`, failToPass: [], passToPass: [] },
    references: new Map([['commit.patch', task.reference]]),
    tests: task.tests,
  });
  return printScaffold(place, scaffold, task.leftOut, { today, ...(json && { json }) });
};
