import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { InfraError, UsageError } from '../errors.ts';
import { classifyTests } from '../suite/import/classify-tests.ts';
import { toCommitTask } from '../suite/import/commit-to-task.ts';
import { readCommit } from '../suite/import/read-commit.ts';
import { checkName } from '../suite/new-task.ts';
import { scaffoldTask, type TestIds } from '../suite/scaffold.ts';
import type { Task } from '../types.ts';
import { openOutcomes } from './open-outcomes.ts';
import { clockDay, readDay } from './option-values.ts';
import { printScaffold } from './print-scaffold.ts';

interface Options {
  readonly git: string;
  readonly commit: string;
  readonly out: string;
  readonly name?: string;
  readonly repo?: string;
  readonly instruction?: string;
  readonly testCommand?: readonly string[];
  readonly report?: 'tap' | 'junit';
  readonly static?: boolean;
  readonly outcomes?: string;
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
    .option('--test-command <words>', 'how the tests of a new repo are run, as in repo.json (default: by the language of its code)', (words: string) =>
      words.split(' '),
    )
    .addOption(new Option('--report <kind>', 'what that writes').choices(['tap', 'junit']))
    .option('--static', 'run no test: which ones show the edit is left open')
    .option('--outcomes <dir>', 'where outcomes of test runs are kept, or none (default: diffgauge in your cache folder)')
    .option('--today <day>', 'the day it is created, like 2026-11-26 (default: today)', readDay, clockDay())
    .option('--json', 'what was written, and what is left to do, as one JSON document')
    .addHelpText('after', '\nExample: diffgauge suite import --git ~/shop --commit 1f3c9aa --out my-suite --name round-total')
    .action(async (options: Options) => {
      process.stdout.write(await importCommit(options));
      done(0);
    });
};

const importCommit = async ({ git, commit: name, out, today, json, outcomes, testCommand, report, ...given }: Options): Promise<string> => {
  const commit = await readCommit(git, name);
  const task = toCommitTask(commit);
  const instruction = given.instruction ?? task.instruction;
  if (instruction === '') throw new UsageError(`${name} has no message: say what is asked for with --instruction`);
  const place = {
    dir: out,
    repo: checkName(given.repo ?? `${basename(resolve(git)).replace(/\.git$/, '')}-${commit.parent.slice(0, 7)}`),
    task: checkName(given.name ?? task.slug),
  };
  const notes = [...task.leftOut];
  const scaffold = await scaffoldTask({
    place,
    files: commit.before,
    repo: { ...(testCommand && { testCommand }), ...(report && { report }) },
    facts: { instruction, kind: task.kind, created: today, canary: `diffgauge-suite ${randomUUID()}` },
    references: new Map([['commit.patch', task.reference]]),
    tests: task.tests,
    classify: (draft) => runTests(draft, given.static ? undefined : { outcomes, suite: git }, notes),
  });
  return printScaffold(place, scaffold, notes, { today, ...(json && { json }) });
};

/** Says which tests show the edit, where they can be run; notes why some, or all, are left out. */
const runTests = async (
  draft: Task,
  place: { readonly suite: string; readonly outcomes: string | undefined } | undefined,
  notes: string[],
): Promise<TestIds> => {
  const unknown = { failToPass: [], passToPass: [] };
  if (place === undefined) {
    notes.push('failToPass and passToPass: unknown, since no test was run (--static)');
    return unknown;
  }
  try {
    const attempts = await openOutcomes(place.suite, place.outcomes);
    const classified = await classifyTests(draft, attempts).finally(() => attempts.close());
    if (classified.unclear !== undefined) notes.push(`failToPass and passToPass: unknown, since ${classified.unclear}`);
    notes.push(...classified.failing.map((id) => `${id}: a test that does not pass after the commit`));
    return classified;
  } catch (error) {
    if (!(error instanceof InfraError)) throw error;
    notes.push(`failToPass and passToPass: unknown, since no test could be run (${error.message})`);
    return unknown;
  }
};
