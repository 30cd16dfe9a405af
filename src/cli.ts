import { Command, CommanderError } from 'commander';
import { EditError, InfraError, UsageError } from './errors.ts';
import { version } from './version.ts';

/**
 * Runs one command line. Exit codes: 0 done, 1 the verdict is negative, 2 usage error, 3 infrastructure failure, 70 bug.
 * The only place that sets the exit code.
 */
export const main = async (argv: readonly string[]): Promise<void> => {
  process.stdout.on('error', stopWhenReaderIsGone);
  try {
    const program = await createProgram(argv, (code) => {
      process.exitCode = code;
    });
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = report(await findUnknownOption(argv, error));
  }
};

type Add = (program: Command, done: (code: number) => void) => void;

/** The commands, in the order of the help. Only the one that is asked for is loaded: what others need would take half of the time of a short one. */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  demo: async () => (await import('./cli/demo.ts')).addDemo,
  score: async () => (await import('./cli/score.ts')).addScore,
  run: async () => (await import('./cli/run.ts')).addRun,
  grade: async () => (await import('./cli/grade.ts')).addGrade,
  report: async () => (await import('./cli/report.ts')).addReport,
  apply: async () => (await import('./cli/apply.ts')).addApply,
  render: async () => (await import('./cli/render.ts')).addRender,
  formats: async () => (await import('./cli/formats.ts')).addFormats,
  prompts: async () => (await import('./cli/prompts.ts')).addPrompts,
  calibrate: async () => (await import('./cli/calibrate.ts')).addCalibrate,
  suite: async () => (await import('./cli/suite.ts')).addSuite,
  compare: async () => (await import('./cli/compare.ts')).addCompare,
  gate: async () => (await import('./cli/gate.ts')).addGate,
  batch: async () => (await import('./cli/batch.ts')).addBatch,
  convert: async () => (await import('./cli/convert.ts')).addConvert,
};

const createProgram = async ([name = '']: readonly string[], done: (code: number) => void): Promise<Command> => {
  const program = new Command('diffgauge')
    .description('Measures how well models edit code: does the edit parse, does it land, is it right, and did it touch anything else?')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showHelpAfterError(false);
  const asked = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const loaded = await Promise.all(asked === undefined ? Object.values(commands).map((load) => load()) : [asked()]);
  for (const add of loaded) add(program, done);
  for (const command of program.commands) command.exitOverride().configureOutput({ outputError: () => {} });
  return program;
};

/** Where an option that is needed is missing, one that nobody knows may be what was meant for it: that counts more. Else the error itself. */
const findUnknownOption = async (argv: readonly string[], error: unknown): Promise<unknown> => {
  if (!(error instanceof CommanderError && error.code === 'commander.missingMandatoryOptionValue')) return error;
  const program = await createProgram(argv, () => {});
  neutralise(program);
  const other: unknown = await program.parseAsync(argv, { from: 'user' }).catch((found: unknown) => found);
  return other instanceof CommanderError && other.code === 'commander.unknownOption' ? other : error;
};

/** Nothing is needed any more, and nothing done. */
const neutralise = (command: Command): void => {
  for (const option of command.options) option.mandatory = false;
  for (const below of command.commands) neutralise(below);
  if (command.commands.length === 0) command.action(() => {});
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
