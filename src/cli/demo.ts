import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { collectRun } from '../collect/collect-run.ts';
import { countSamples, makePlan, type Plan } from '../collect/plan.ts';
import { defaultProfile } from '../edit/profiles.ts';
import { embeddedSuite, loadSuite, type Suite } from '../suite/load.ts';
import { commandName } from './command-name.ts';
import { score } from './score.ts';

/** What `demo` was asked to do. */
export interface DemoOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Adds `demo`: everything that comes with diffgauge, judged in one go, without a model or a network. */
export const addDemo = (program: Command, done: (code: number) => void): void => {
  program
    .command('demo')
    .description('judge simulated models on all embedded tasks and formats; needs no model and no network')
    .option('--out <run>', 'the run folder to write (default: a fresh temporary folder)')
    .option('--json', 'the summary as one JSON document')
    .addHelpText('after', '\nExample: diffgauge demo')
    .action(async (options: DemoOptions) => done(await demo(options)));
};

const trials = 1;

/** Says what is simulated, judges it, and says where to look next. Returns the exit code of `score`. */
export const demo = async ({ out, json = false }: DemoOptions): Promise<number> => {
  const suite = await loadSuite(embeddedSuite);
  const plan = makePlan(suite, { tasks: [], formats: [], models: [], trials, seed: 1 });
  const say = (text: string) => (json ? process.stderr : process.stdout).write(text);
  say(introduce(suite, plan));
  const dir = out ?? (await mkdtemp(join(tmpdir(), 'diffgauge-demo-')));
  const { samplesFile } = await collectRun(plan, suite, dir);
  const code = await score(samplesFile, { out: dir, profile: defaultProfile.name, json });
  if (code === 0) say(pointOn(dir));
  return code;
};

const introduce = (suite: Suite, plan: Plan): string => {
  const files = [...suite.repos.values()].reduce((sum, repo) => sum + repo.files.size, 0);
  const models = plan.models.map(({ name, summary }) => `  ${name.padEnd(20)} ${summary}`).join('\n');
  return `These models are simulated: they copy the reference and put known faults into it. No language model was asked anything.
${models}
Measured: ${countSamples(plan)} responses = ${plan.tasks.length} tasks x ${plan.formats.length} formats x ${plan.models.length} models,
on ${suite.repos.size} fixture repos of ${files} files.

`;
};

const pointOn = (dir: string): string => `
The run is in ${dir}: samples.jsonl (with what was injected), results.jsonl, summary.json.
Your own recorded responses: ${commandName()} score responses.jsonl --out runs/mine
`;
