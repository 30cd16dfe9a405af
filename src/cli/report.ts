import { type Command, Option } from 'commander';
import { findGaps } from '../batch/gaps.ts';
import { readKnownRun } from '../batch/run-folder.ts';
import { readGradedResults, type SummarisedRun, summariseRun, summaryDocument } from '../batch/summarise.ts';
import { summariseFrontier } from '../batch/summarise-frontier.ts';
import { findUnfinished, type Unfinished } from '../batch/unfinished.ts';
import { UsageError } from '../errors.ts';
import { printFrontier, printFrontierMarkdown } from '../report/frontier.ts';
import { sayGaps } from '../report/gaps.ts';
import { RunJunit } from '../report/junit.ts';
import { printListed } from '../report/listed-samples.ts';
import { printMarkdown } from '../report/markdown.ts';
import { buildReport } from '../report/report.ts';
import { printSarif } from '../report/sarif.ts';
import { printText } from '../report/text.ts';
import { mergeGrade } from '../stats/merge-grade.ts';
import { type Axis, axes } from '../stats/summary.ts';
import { version } from '../version.ts';
import { commandName } from './command-name.ts';
import { collectNeedless, toSuiteUri } from './gate-details.ts';
import { writeLine, writePart } from './jsonl.ts';
import { listSamples } from './list-samples.ts';
import { parseDecimal, parseNumber } from './parse-number.ts';
import { printScore } from './print-score.ts';
import { showSample } from './show-sample.ts';

interface Options {
  readonly format: 'text' | 'markdown' | 'json' | 'junit' | 'sarif';
  readonly json?: boolean;
  readonly by?: readonly Axis[];
  readonly sample?: number;
  readonly list?: string;
  readonly frontier?: boolean;
  readonly margin?: number;
}

/** Adds `report`: the summary of a run, or with `--sample` everything about one answer of it. */
export const addReport = (program: Command, done: (code: number) => void): void => {
  program
    .command('report')
    .argument('<run>', 'the folder of a run')
    .description('print the summary of a run, or one of its samples')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'markdown', 'json', 'junit', 'sarif']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--by <axes>', `what to group by: ${axes.join(', ')}; several with commas (default: model,format)`, readAxes)
    .option('--sample <line>', 'one sample by its line: what it said, where it landed, what it touched', parseNumber('--sample', 1))
    .option(
      '--list <kind>',
      'the samples of one kind, a line each: clean, unclean, a code as "Commonest failures" has it, irrelevant, maybe-irrelevant (what only the upper bound counts) or a label that only that counts; JSON Lines with --json',
    )
    .option('--frontier', 'quality against cost and latency: what there is to choose from, and the cheapest that is nearly as good as the best')
    .option(
      '--margin <points>',
      'with --frontier: how much worse than the best is nearly as good, in percentage points (default: 2)',
      parseDecimal('--margin', 0, 100),
    )
    .addHelpText(
      'after',
      '\nExample: diffgauge report my-run --by model\n         diffgauge report my-run --list no_edit_found\n         diffgauge report my-run --frontier --margin 3',
    )
    .action(async (folder: string, options: Options) => {
      refuseMixed(options);
      if (options.list !== undefined) {
        await printList(folder, options.list, options);
        return done(0);
      }
      if (options.sample !== undefined && options.format !== 'text' && options.format !== 'json')
        throw new UsageError(`--sample is shown as text or JSON; --format ${options.format} is for a whole run`);
      if (options.sample !== undefined) process.stdout.write(await showSample(folder, options.sample, options.json === true || options.format === 'json'));
      else process.stdout.write(await (options.frontier ? printChoices : printRun)(folder, options));
      done(0);
    });
};

const printRun = async (folder: string, { format, json, by = ['model', 'format'] }: Options): Promise<string> => {
  if (!json && format === 'junit') return printJunit(folder);
  if (!json && format === 'sarif') return printNeedless(folder);
  const { facts, summary } = await readRunSoFar(folder);
  if (json || format === 'json') return `${JSON.stringify(summaryDocument(facts, summary), null, 2)}\n`;
  const report = buildReport(facts, summary, [by], true);
  return format === 'markdown' ? printMarkdown(report, commandName()) : printText(report, commandName());
};

/** Each sample as it is found: there may be any number. */
const printList = async (folder: string, kind: string, { format, json }: Options): Promise<void> => {
  for await (const sample of listSamples(folder, kind)) await (json || format === 'json' ? writeLine(sample) : writePart(printListed(sample)));
};

/** What there is to choose from. */
const printChoices = async (folder: string, { format, json, margin = 2 }: Options): Promise<string> => {
  const frontier = await summariseFrontier(folder, margin / 100);
  if (json || format === 'json') return `${JSON.stringify(frontier, null, 2)}\n`;
  return format === 'markdown' ? printFrontierMarkdown(frontier) : printFrontier(frontier);
};

/** @throws UsageError for options that do not go together. */
const refuseMixed = ({ format, by, sample, list, frontier, margin }: Options): void => {
  if (!frontier && margin !== undefined) throw new UsageError('--margin goes with --frontier');
  if (list !== undefined && (frontier || by !== undefined || sample !== undefined))
    throw new UsageError(`--list goes alone; it does not go with ${frontier ? '--frontier' : by === undefined ? '--sample' : '--by'}`);
  if (list !== undefined && format !== 'text' && format !== 'json') throw new UsageError(`--list is shown as text or JSON Lines, not as ${format}`);
  if (!frontier) return;
  if (by !== undefined || sample !== undefined)
    throw new UsageError(`--frontier is of a whole run; it does not go with ${by === undefined ? '--sample' : '--by'}`);
  if (format === 'junit' || format === 'sarif') throw new UsageError(`--frontier is shown as text, Markdown or JSON, not as ${format}`);
};

/** Every answer of a run as a test. */
const printJunit = async (folder: string): Promise<string> => {
  await readKnownRun(folder);
  const report = new RunJunit();
  for await (const { result, grade } of readGradedResults(folder)) report.add(mergeGrade(result, grade));
  return report.print(folder, sayGaps(await findGaps(folder)));
};

/** Every change of a run's answers that nobody asked for. */
const printNeedless = async (folder: string): Promise<string> => {
  const { suite } = await readKnownRun(folder);
  const suiteUri = toSuiteUri(suite.dir, process.env.GITHUB_WORKSPACE ?? '.');
  return printSarif({ version, folder, suiteUri, ...(await collectNeedless(folder)), gaps: sayGaps(await findGaps(folder)) });
};

/** A run's results added up, which says of one that was stopped how far it is and what goes on with it. */
export const readRunSoFar = async (folder: string): Promise<SummarisedRun> => {
  const { facts, summary } = await summariseRun(folder);
  const unfinished = await findUnfinished(folder);
  return { facts: unfinished === undefined ? facts : { ...facts, unfinished: { ...unfinished, resume: printResume(folder, unfinished) } }, summary };
};

const printResume = (out: string, { samplesFile, suiteDir, profile }: Unfinished): string => printScore({ file: samplesFile, out, suite: suiteDir, profile });

const readAxes = (text: string): readonly Axis[] =>
  text.split(',').map((name) => {
    const axis = axes.find((known) => known === name.trim());
    if (axis === undefined) throw new UsageError(`--by takes ${axes.join(', ')}, but got ${JSON.stringify(name)}`);
    return axis;
  });
