import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { type GatedRuns, gateRuns, readPolicy } from '../batch/gate-runs.ts';
import { addStepSummary, readEventSubject } from '../batch/github.ts';
import { loadConfig } from '../config/load-config.ts';
import { UsageError, unwritable } from '../errors.ts';
import { printAnnotations } from '../report/annotations.ts';
import { toGateDocument } from '../report/gate-document.ts';
import { printGateMarkdown } from '../report/gate-markdown.ts';
import { printGate } from '../report/gate-text.ts';
import { printGateJunit } from '../report/junit.ts';
import { printSarif } from '../report/sarif.ts';
import { defaultPolicy, type GatePolicy } from '../stats/gate-policy.ts';
import { version } from '../version.ts';
import { commandName } from './command-name.ts';
import { collectNeedless, excerptWorse, findSuitePath, listWorseSamples, toSuiteUri } from './gate-details.ts';
import { gather } from './option-values.ts';
import { parseNumber } from './parse-number.ts';

const layouts = ['text', 'markdown', 'json', 'junit', 'sarif', 'github'] as const;
type Layout = (typeof layouts)[number];

interface Options {
  readonly baseline?: string;
  readonly policy?: string;
  readonly config?: string;
  readonly inconclusive: 'pass' | 'fail';
  readonly format: Layout;
  readonly json?: boolean;
  readonly output?: readonly string[];
  readonly flips: number;
}

/** Adds `gate`: is a run worse than its baseline by more than a policy allows? */
export const addGate = (program: Command, done: (code: number) => void): void => {
  program
    .command('gate')
    .argument('<run>', 'the folder of the run that is judged')
    .description('judge a run against its baseline by a policy: pass, fail, or inconclusive with the number of samples that would settle it')
    .option('--baseline <run>', 'the folder of the run that it is compared with')
    .option(
      '--policy <file>',
      'the rules, as JSON, with the fields that docs/gate.md lists (default: those of the config, else clean-solve at most 5 points worse, irrelevant edits at most 3)',
    )
    .option('--config <file>', 'the config whose `gate` holds the rules (default: diffgauge.config.* in this folder, where there is one)')
    .addOption(new Option('--inconclusive <outcome>', 'what an inconclusive gate is to the exit code').choices(['fail', 'pass']).default('fail'))
    .addOption(new Option('--format <format>', 'how to print it').choices(layouts).default('text'))
    .option('--json', 'the same as --format json')
    .option('--output <format=file>', 'write it to a file in another format as well (repeatable)', gather)
    .option('--flips <n>', 'how many of the answers that got worse are shown for each metric', parseNumber('--flips', 0, 200), 10)
    .addHelpText('after', help)
    .action(async (folder: string, options: Options) => done(await gate(folder, options)));
};

const help = `
Example: diffgauge gate runs/candidate --baseline runs/baseline --policy gate.json --output sarif=gate.sarif

Exit codes: 0 pass, 1 fail; an inconclusive gate ends with 1, too, or with 0 under "--inconclusive pass". Runs that cannot be compared (another suite, another profile, not
finished, samples without a partner, ...) never pass. --format github prints annotations and adds the Markdown to the file that GITHUB_STEP_SUMMARY names.
docs/gate.md says what a policy holds and what the verdicts rest on, docs/ci.md how to use it in CI.`;

const gate = async (folder: string, options: Options): Promise<number> => {
  const { baseline, inconclusive } = options;
  if (baseline === undefined) throw new UsageError(sayHowToStart(folder));
  const outputs = (options.output ?? []).map(readOutput);
  const gated = await gateRuns(folder, baseline, await choosePolicy(options));
  const print = createPrinter(gated, options);
  for (const { layout, file } of outputs) await writeOutput(file, await print(layout));
  process.stdout.write(await print(options.json === true ? 'json' : options.format));
  if (options.format === 'github') await addStepSummary(process.env.GITHUB_STEP_SUMMARY, await print('markdown'));
  if (gated.verdict === 'pass') return 0;
  return gated.verdict === 'inconclusive' && inconclusive === 'pass' && gated.obstacles.length === 0 ? 0 : 1;
};

/** The policy of the file that is named, else that of the config, else the default. */
const choosePolicy = async ({ policy, config }: Options): Promise<GatePolicy> =>
  policy === undefined ? ((await loadConfig(config)).gate ?? defaultPolicy) : readPolicy(policy);

const sayHowToStart = (folder: string): string =>
  `--baseline is missing: a gate compares ${folder} with the run of what you have now. To make one, record its answers once, score them ("${commandName()} score baseline.jsonl --out runs/baseline") and give --baseline runs/baseline`;

const readOutput = (text: string): { readonly layout: Layout; readonly file: string } => {
  const [name, ...rest] = text.split('=');
  const layout = layouts.find((known) => known === name);
  const file = rest.join('=');
  if (layout === undefined || file === '')
    throw new UsageError(`--output takes FORMAT=FILE with one of ${layouts.join(', ')}, but got ${JSON.stringify(text)}`);
  return { layout, file };
};

const writeOutput = (file: string, text: string): Promise<void> =>
  writeFile(file, text).catch((error: unknown) => {
    throw unwritable(file, error);
  });

/** Prints a gate in one layout after the other; what takes a look at all results or at samples is looked up once. */
const createPrinter = (gated: GatedRuns, { flips, inconclusive }: Options): ((layout: Layout) => Promise<string>) => {
  const { folder, facts } = gated.candidate;
  const root = process.env.GITHUB_WORKSPACE ?? '.';
  const shown = { flips, command: commandName() };
  const findNeedless = once(() => collectNeedless(folder, listWorseSamples(gated)));
  const printComment = once(async () => {
    const [excerpts, subject] = [await excerptWorse(gated, flips), await readEventSubject(process.env.GITHUB_EVENT_PATH)];
    return printGateMarkdown(gated, shown, { excerpts, subject });
  });
  const suitePath = findSuitePath(facts.suite.dir, root);
  const layouts: Readonly<Record<Layout, () => string | Promise<string>>> = {
    text: () => printGate(gated, shown),
    json: () => `${JSON.stringify(toGateDocument(gated, flips), null, 2)}\n`,
    junit: () => printGateJunit(gated, inconclusive),
    markdown: printComment,
    sarif: async () => printSarif({ version, folder, suiteUri: toSuiteUri(facts.suite.dir, root), ...(await findNeedless()) }),
    github: async () => printAnnotations(gated, { ...(await findNeedless()), ...(suitePath !== undefined && { suitePath }) }),
  };
  return async (layout) => layouts[layout]();
};

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
