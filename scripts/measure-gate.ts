import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/version.ts';
import { writeRegion, writeTable } from './formats/regions.ts';
import { countMisses, countVerdicts, type Scenario } from './gate/rates.ts';
import { answersForDrop, listDropScenarios, listMarginScenarios, listNullScenarios, listWorlds, tasksForDrop } from './gate/scenarios.ts';
import type { World } from './gate/simulate.ts';

/** Simulates gates, how often they are right and wrong, and puts the tables into docs/gate.md. `--gates N` simulates fewer. */
const gates = Number(process.argv[process.argv.indexOf('--gates') + 1]) || 1000;
const page = join(packageRoot, 'docs', 'gate.md');

const share = (count: number): string => ((100 * count) / gates).toFixed(1);

const describeAnswers = ({ solve }: Scenario): string => `${solve.repos} / ${solve.tasks} / ${solve.trials}`;

const tabulate = (scenarios: readonly Scenario[]): string =>
  writeTable(
    ['simulated', 'repos / tasks / answers', 'pass', 'inconclusive', 'fail'],
    scenarios.map((scenario) => {
      const { pass, inconclusive, fail } = countVerdicts(scenario, gates);
      return [scenario.name, describeAnswers(scenario), share(pass), share(inconclusive), share(fail)];
    }),
    2,
  );

const tabulateMisses = (worlds: readonly World[]): string =>
  writeTable(
    ['repos / tasks / answers', 'baseline', 'lower by', 'where', 'false pass', 'false fail'],
    worlds.map((world) => {
      const { falsePass, falseFail } = countMisses(world, gates);
      const lower = world.kind === 'swapped' ? '0' : (100 * world.loss).toFixed(0);
      const where = { even: 'everywhere', uneven: 'unevenly', swapped: '5 points, half of the repos each way' }[world.kind];
      return [`${world.repos} / ${world.tasks} / ${world.trials}`, (100 * world.rate).toFixed(1), lower, where, share(falsePass), share(falseFail)];
    }),
    4,
  );

const sizes = [1, 2, 5, 10, 20].map((trials) => [trials, Number.isFinite(tasksForDrop(trials)) ? tasksForDrop(trials) : 'more repos']);
const parts = {
  nulls: tabulate(listNullScenarios()),
  margins: tabulate(listMarginScenarios()),
  drops: `${answersForDrop()} answers to each of 173 tasks are planned to be enough:\n\n${tabulate(listDropScenarios())}`,
  sizes: writeTable(['answers to each task', 'tasks'], sizes, 1),
  intervals: tabulateMisses(listWorlds()),
};
let text = readFileSync(page, 'utf8');
for (const [name, part] of Object.entries(parts)) text = writeRegion(text, name, part);
writeFileSync(page, text);
