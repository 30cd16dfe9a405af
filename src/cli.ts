import { Command, CommanderError } from 'commander';
import { addApply } from './cli/apply.ts';
import { addBatch } from './cli/batch.ts';
import { addCalibrate } from './cli/calibrate.ts';
import { addCompare } from './cli/compare.ts';
import { addConvert } from './cli/convert.ts';
import { addDemo } from './cli/demo.ts';
import { addFormats } from './cli/formats.ts';
import { addGate } from './cli/gate.ts';
import { addGrade } from './cli/grade.ts';
import { addPrompts } from './cli/prompts.ts';
import { addRender } from './cli/render.ts';
import { addReport } from './cli/report.ts';
import { addRun } from './cli/run.ts';
import { addScore } from './cli/score.ts';
import { addSuite } from './cli/suite.ts';
import { EditError, InfraError, UsageError } from './errors.ts';
import { version } from './version.ts';

/**
 * Runs one command line. Exit codes: 0 done, 1 the verdict is negative, 2 usage error, 3 infrastructure failure, 70 bug.
 * The only place that sets the exit code.
 */
export const main = async (argv: readonly string[]): Promise<void> => {
  const program = createProgram((code) => {
    process.exitCode = code;
  });
  process.stdout.on('error', stopWhenReaderIsGone);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error);
  }
};

const createProgram = (done: (code: number) => void): Command => {
  const program = new Command('diffgauge')
    .description('Measures how well models edit code: does the edit parse, does it land, is it right, and did it touch anything else?')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showHelpAfterError(false);
  for (const add of [
    addDemo,
    addScore,
    addRun,
    addGrade,
    addReport,
    addApply,
    addRender,
    addFormats,
    addPrompts,
    addCalibrate,
    addSuite,
    addCompare,
    addGate,
    addBatch,
    addConvert,
  ])
    add(program, done);
  for (const command of program.commands) command.exitOverride().configureOutput({ outputError: () => {} });
  return program;
};

const report = (error: unknown): number => {
  if (error instanceof CommanderError) return reportUsage(error);
  if (error instanceof EditError) return say(error.message, 1);
  if (error instanceof UsageError) return say(error.message, 2);
  if (error instanceof InfraError) return say(error.message, 3);
  if (isMachineError(error)) return say(error.message, 3);
  process.stderr.write(`This is a bug in diffgauge; please report it with the lines below.\n${error instanceof Error ? error.stack : String(error)}\n`);
  return 70;
};

/** What the operating system refused (a full disk, a folder that cannot be written) is no bug of ours. */
const isMachineError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error && 'errno' in error;

const reportUsage = (error: CommanderError): number => {
  if (error.exitCode === 0) return 0;
  return error.code === 'commander.help' ? 2 : say(error.message.replace(/^error: /, ''), 2);
};

const say = (message: string, code: number): number => {
  process.stderr.write(`diffgauge: ${message}\n`);
  return code;
};

const stopWhenReaderIsGone = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
};
