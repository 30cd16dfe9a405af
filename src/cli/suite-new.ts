import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { readEdits, readPlace } from '../suite/new-task.ts';
import { readFolder } from '../suite/read-folder.ts';
import { type Scaffold, scaffoldTask, type TaskPlace } from '../suite/scaffold.ts';
import { clockDay, gather, readDay, readText } from './option-values.ts';
import { printScaffold } from './print-scaffold.ts';

interface Options {
  readonly from?: string;
  readonly edit: readonly string[];
  readonly after: readonly string[];
  readonly instruction: string;
  readonly terse?: string;
  readonly kind?: string;
  readonly difficulty?: 'easy' | 'medium' | 'hard';
  readonly tag: readonly string[];
  readonly show?: readonly string[];
  readonly tests?: string;
  readonly noop?: boolean;
  readonly description?: string;
  readonly license?: string;
  readonly today: string;
  readonly json?: boolean;
}

/** Adds `suite new`: a task, and its repo where that is new, out of a folder and an edit of it. */
export const addSuiteNew = (suite: Command, done: (code: number) => void): void => {
  suite
    .command('new')
    .argument('<suite/repo/task>', 'where the task is to stand')
    .description('make a task, and its fixture repo where that is new, out of a folder and an edit of it; nothing is overwritten')
    .option('--from <folder>', 'the program before the edit (default: what the repo holds, where it exists)')
    .option('--edit <patch>', 'an accepted solution as a git diff (repeatable)', gather, [])
    .option('--after <folder>', 'an accepted solution as the whole program after it (repeatable)', gather, [])
    .requiredOption('--instruction <text>', 'what is asked for', readText('--instruction'))
    .option('--terse <text>', 'the same as a person types it in a hurry', readText('--terse'))
    .option('--kind <word>', 'bug-fix, feature, rename, docs, ...', readText('--kind'))
    .addOption(new Option('--difficulty <word>', 'how much has to be found or thought of').choices(['easy', 'medium', 'hard']))
    .option('--tag <word>', 'a free word (repeatable)', gather, [])
    .option('--show <path>', 'a file put in the prompt (repeatable; default: those that the solutions change)', gather)
    .option('--tests <folder>', 'hidden tests, laid over the program after the edit')
    .option('--noop', 'the right answer changes nothing: there is no solution')
    .option('--description <text>', 'what a new repo is (default: what its package.json says)')
    .option('--license <id>', 'its license (default: what its package.json says)')
    .option('--today <day>', 'the day it is created, like 2026-11-26 (default: today)', readDay, clockDay())
    .option('--json', 'what was written, and what is left to do, as one JSON document')
    .addHelpText(
      'after',
      '\nExample: diffgauge suite new my-suite/shop/round-total --from shop --edit fix.patch --tests hidden --instruction "Round the total in src/cart.ts."',
    )
    .action(async (path: string, options: Options) => {
      const place = readPlace(path);
      const scaffold = await makeTask(place, options);
      process.stdout.write(await printScaffold(place, scaffold, [], options));
      done(0);
    });
};

const makeTask = async (place: TaskPlace, options: Options): Promise<Scaffold> => {
  const { from, edit, after, instruction, terse, kind, difficulty, tag, show, tests, noop = false, description, license, today } = options;
  if (noop === edit.length + after.length > 0) throw new UsageError('expected --edit or --after, or --noop alone: a task has solutions, or is right as it is');
  const files = await readFolder(from ?? join(place.dir, place.repo, 'files'));
  return scaffoldTask({
    place,
    files,
    repo: { ...(description !== undefined && { description }), ...(license !== undefined && { license }) },
    facts: {
      ...{ instruction, created: today, canary: `diffgauge-suite ${randomUUID()}`, tags: [...tag], noop },
      ...(terse !== undefined && { terse }),
      ...(kind !== undefined && { kind }),
      ...(difficulty && { difficulty }),
      ...(show && { show: [...show] }),
    },
    references: await readEdits(files, { patches: edit, folders: after }),
    tests: tests === undefined ? new Map() : await readFolder(tests),
  });
};
