import { type ComparedMetric, comparedMetrics, type Measured, type Pair } from '../../src/stats/comparison.ts';
import { judgeGate, type Verdict } from '../../src/stats/gate.ts';
import { defaultPolicy } from '../../src/stats/gate-policy.ts';
import { GateTally } from '../../src/stats/gate-tally.ts';
import { estimatePairedDifference, testAbove, testBelow } from '../../src/stats/paired-difference.ts';
import { drawPairs, type SimulatedPair, type World } from './simulate.ts';

/** Two runs as they are simulated for the default policy: how answers solve their tasks, and how often they touch nothing needlessly. */
export interface Scenario {
  readonly name: string;
  readonly solve: World;
  readonly restraint: World;
}

const metrics = Object.keys(comparedMetrics) as ComparedMetric[];

/** How many of so many simulated gates with the default policy end in each verdict. */
export const countVerdicts = ({ name, solve, restraint }: Scenario, gates: number): Record<Verdict, number> => {
  const counts = { pass: 0, fail: 0, inconclusive: 0 };
  for (let gate = 0; gate < gates; gate++) {
    const tally = new GateTally(defaultPolicy);
    const touched = drawPairs(restraint, `${name}/restraint/${gate}`);
    for (const [at, pair] of drawPairs(solve, `${name}/solve/${gate}`).entries()) tally.add(toPair(pair, touched[at] ?? pair));
    counts[judgeGate(defaultPolicy, tally, true).verdict] += 1;
  }
  return counts;
};

/** How many of so many intervals at alpha 0.05 miss the true difference at either end: false passes and false failures of a rule whose margin is the truth. */
export const countMisses = (world: World, gates: number): { readonly falsePass: number; readonly falseFail: number } => {
  const truth = world.kind === 'swapped' ? 0 : -world.loss;
  let [falsePass, falseFail] = [0, 0];
  for (let gate = 0; gate < gates; gate++) {
    const difference = estimatePairedDifference(toDifferences(drawPairs(world, `misses/${JSON.stringify(world)}/${gate}`)));
    if (difference === undefined) throw new Error('a world needs at least two tasks');
    falsePass += Number(testAbove(difference, truth) <= 0.05);
    falseFail += Number(testBelow(difference, truth) <= 0.05);
  }
  return { falsePass, falseFail };
};

const toPair = ({ repo, task, trial, baseline, candidate }: SimulatedPair, touched: SimulatedPair): Pair => ({
  ...{ repo, task, trial, format: 'simulated', model: 'simulated', prompt: 'simulated' },
  baseline: toMeasured(baseline, touched.baseline),
  candidate: toMeasured(candidate, touched.candidate),
});

const toMeasured = (solved: boolean, restrained: boolean): Measured => ({
  values: metrics.map((metric) => (metric === 'cleanSolve' ? Number(solved) : metric === 'irrelevantEdit' ? Number(!restrained) : undefined)),
  stage: solved ? 'clean' : 'valid',
  line: 1,
});

const toDifferences = (pairs: readonly SimulatedPair[]) =>
  [...Map.groupBy(pairs, ({ task }) => task).values()].map((group) => ({
    repo: group[0]?.repo ?? '',
    pairs: group.length,
    difference: group.reduce((sum, { baseline, candidate }) => sum + Number(candidate) - Number(baseline), 0) / group.length,
  }));
