import type { Command } from 'commander';
import { addSuiteImport } from './suite-import.ts';
import { addSuiteLint } from './suite-lint.ts';
import { addSuiteNew } from './suite-new.ts';
import { addSuiteTasks } from './suite-tasks.ts';

/** Adds `suite` with its commands: what helps to make suites and to keep them good. */
export const addSuite = (program: Command, done: (code: number) => void): void => {
  const command = program.command('suite').description('make fixture repos and tasks, and check them');
  for (const add of [addSuiteNew, addSuiteImport, addSuiteLint, addSuiteTasks]) add(command, done);
};
