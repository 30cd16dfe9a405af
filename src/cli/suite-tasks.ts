import type { Command } from 'commander';
import { alignGrid } from '../report/grid.ts';
import { count } from '../report/printable.ts';
import { type ListedTask, listTasks } from '../suite/list-tasks.ts';
import { embeddedSuite, loadSuite } from '../suite/load.ts';
import { gather } from './option-values.ts';

interface Options {
  readonly task?: readonly string[];
  readonly json?: boolean;
}

/** Adds `suite tasks`: what a suite asks for. */
export const addSuiteTasks = (suite: Command, done: (code: number) => void): void => {
  suite
    .command('tasks')
    .argument('[dir]', 'the folder of the suite (default: the one that comes with diffgauge)')
    .description('list the tasks of a suite: of which kind, how difficult, with how many accepted solutions')
    .option('--task <glob>', 'tasks by id or bare name (repeatable; default: all)', gather)
    .option('--json', 'the list as one JSON document')
    .addHelpText('after', '\nExample: diffgauge suite tasks --task "tally/*"')
    .action(async (dir: string | undefined, { task = [], json }: Options) => {
      const tasks = listTasks(await loadSuite(dir ?? embeddedSuite), task);
      process.stdout.write(json ? `${JSON.stringify({ tasks }, null, 2)}\n` : printTasks(tasks));
      done(0);
    });
};

const printTasks = (tasks: readonly ListedTask[]): string =>
  `${alignGrid([['task', 'kind', 'difficulty', 'locality', 'tests', 'instructions', 'solutions'], ...tasks.map(toCells)], 6).join('\n')}\n${count(tasks.length, 'task')}\n`;

const toCells = ({ id, kind, difficulty, locality, noop, tested, solutions, instructions }: ListedTask): string[] => [
  ...[id, kind, difficulty ?? '-', locality ?? '-', tested ? 'yes' : 'no', instructions.join(', ')],
  noop ? 'no-op' : String(solutions),
];
