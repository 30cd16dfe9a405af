import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { readKnownRun } from '../batch/run-folder.ts';
import { writeSummary } from '../batch/summarise.ts';
import { type GradeOutcome, gradeRun } from '../grade/grade-run.ts';
import { type OpenedRunner, openTestRunner } from '../grade/open-test-runner.ts';
import { count } from '../report/printable.ts';
import { printSummary } from './finish-run.ts';
import { addGradeOptions, checkGradeOptions, findCacheDir, type GradeOptions, printGradeOptions } from './grade-options.ts';
import { parseNumber } from './parse-number.ts';
import { printOptions, printWords } from './print-options.ts';
import { createProgressLine } from './progress.ts';
import { readRunSoFar } from './report.ts';
import { type Stopped, sayStopped, untilStopped } from './until-stopped.ts';

interface Options extends GradeOptions {
  readonly workers?: number;
  readonly restart?: boolean;
  readonly json?: boolean;
}

/** Adds `grade`: runs the tests of the tasks over the answers of a run. */
export const addGrade = (program: Command, done: (code: number) => void): void => {
  const command = program
    .command('grade')
    .argument('<run>', 'the folder of a run that was scored')
    .description("run the tasks' tests over the answers of a run, and report final verdicts; an interrupted grading goes on where it stopped");
  addGradeOptions(command)
    .option('--workers <n>', 'how many test runs at once (default: one per core)', parseNumber('--workers', 1, 256))
    .option('--restart', 'throw away the grades of the run and grade it again; outcomes that are kept in the cache are used')
    .option('--json', 'the summary as one JSON document')
    .addHelpText('after', help)
    .action(async (folder: string, options: Options) => done(await grade(folder, options)));
};

const help = `
Example: diffgauge grade runs/monday

Tests run in a sandbox made by bubblewrap: no network, none of your files, limits on time and memory. The results of the run stay as they are; what tests say
stands in RUN/grades.jsonl. docs/grading.md says what tests decide.`;

const grade = async (folder: string, options: Options): Promise<number> => {
  const run = await readKnownRun(folder);
  const tests = await openTests(run.suite.dir, options);
  try {
    const { value, signal } = await gradeFolder(folder, tests, options);
    if (value.interrupted) return sayStopped(count(value.grades, 'grade'), printCommand(folder, options), signal);
    const graded = await readRunSoFar(folder);
    // A summary.json says that a run is finished.
    if (graded.facts.unfinished === undefined) await writeSummary(folder, graded);
    printSummary(graded, { json: options.json === true });
    return 0;
  } finally {
    await tests.close();
  }
};

const printCommand = (folder: string, options: Options): string =>
  printWords(['grade', folder, ...printGradeOptions(options), ...printOptions({ '--workers': options.workers, '--json': options.json })]);

/** Opens what tests of a suite run in. @throws UsageError for options that contradict each other, InfraError where there is no sandbox. */
export const openTests = (suite: string, options: GradeOptions & Pick<Options, 'workers'>): Promise<OpenedRunner> => {
  const { sandbox = 'bubblewrap', iTrustThisCode: trustCode = false, workers: warm = availableParallelism() } = options;
  checkGradeOptions(options);
  return openTestRunner({ suite, sandbox, trustCode, warm });
};

/** Grades a run until it is done or a signal comes, and says on standard error how far it is. */
export const gradeFolder = async (folder: string, runner: OpenedRunner, options: Omit<Options, 'json'>): Promise<Stopped<GradeOutcome>> => {
  const { workers, repeat: repeats, budget, restart = false } = options;
  const cacheDir = findCacheDir(options.outcomes);
  const line = createProgressLine(process.stderr);
  const request = {
    folder,
    runner,
    restart,
    ...(cacheDir !== undefined && { cacheDir }),
    ...(repeats !== undefined && { repeats }),
    ...(budget !== undefined && { budget }),
    ...(workers !== undefined && { workers }),
    onProgress: ({ grades, made, bytes, totalBytes }: { grades: number; made: number; bytes: number; totalBytes: number }) =>
      line.update({ done: grades, unit: 'grade', notes: [`${made.toLocaleString('en')} test runs`], bytes, totalBytes }),
  };
  try {
    const stopped = await untilStopped((signal) => gradeRun({ ...request, signal }));
    if (!stopped.value.interrupted) process.stderr.write(`diffgauge: ${sayDone(stopped.value)}\n`);
    return stopped;
  } finally {
    line.clear();
  }
};

const sayDone = ({ grades, resumed, made }: GradeOutcome): string =>
  `${count(grades, 'grade')}${resumed > 0 ? `, of which ${resumed} were there already` : ''}; ${count(made, 'test run')} made`;
