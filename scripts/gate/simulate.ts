import { createRandom, type Random } from '../../src/random.ts';
import { normalQuantile } from '../../src/stats/distributions.ts';

/**
 * What pairs are drawn from; everything here is simulated. `rate` is the baseline's mean share of good outcomes, which differ between repos and between tasks
 * by these standard deviations of the logit. The candidate loses `loss` of it on average: `even` the same share everywhere, `uneven` a share that differs
 * between repos and between tasks, from none to four times the mean. `swapped` lets chance decide for each repo which of the two runs loses, so that the mean
 * difference is 0.
 */
export interface World {
  readonly repos: number;
  readonly tasks: number;
  readonly trials: number;
  readonly rate: number;
  readonly repoSpread: number;
  readonly taskSpread: number;
  readonly loss: number;
  readonly kind: 'even' | 'uneven' | 'swapped';
}

/** A simulated pair: whether the outcome was good in each run. */
export interface SimulatedPair {
  readonly repo: string;
  readonly task: string;
  readonly trial: number;
  readonly baseline: boolean;
  readonly candidate: boolean;
}

/** Draws the pairs of one comparison of two simulated runs; `tasks` is the number in all, which repos share as evenly as it goes. */
export const drawPairs = (world: World, seed: string): SimulatedPair[] => {
  const random = createRandom(`pairs/${seed}`);
  const centre = findCentre(world);
  return Array.from({ length: world.repos }, (_, at) => drawRepo(world, centre, { name: `repo${at}`, tasks: shareOf(world, at) }, random)).flat();
};

const shareOf = ({ tasks, repos }: World, at: number): number => Math.floor(((at + 1) * tasks) / repos) - Math.floor((at * tasks) / repos);

const drawRepo = (world: World, centre: number, repo: { readonly name: string; readonly tasks: number }, random: Random): SimulatedPair[] => {
  const ease = drawNormal(random) * world.repoSpread;
  const loss = (world.loss / world.rate) * (world.kind === 'even' ? 1 : 2 * random.unit());
  const isSwapped = world.kind === 'swapped' && random.chance(0.5);
  return Array.from({ length: repo.tasks }, (_, at) => {
    const high = toShare(centre + ease + drawNormal(random) * world.taskSpread);
    const low = high * (1 - loss * (world.kind === 'even' ? 1 : 2 * random.unit()));
    const [before, after] = isSwapped ? [low, high] : [high, low];
    return Array.from({ length: world.trials }, (_, trial) => ({
      ...{ repo: repo.name, task: `${repo.name}/task${at}`, trial },
      baseline: random.chance(before),
      candidate: random.chance(after),
    }));
  }).flat();
};

/**
 * What a comparison of two such runs has to reckon with: how far task means differ (as a discordance), and how alike those of one repo are. For an even loss.
 */
export const describeSpread = (world: World): { readonly discordance: number; readonly alike: number } => {
  const centre = findCentre(world);
  const lost = world.loss / world.rate;
  const repos = coarse.map((z) => coarse.map((other) => toShare(centre + world.repoSpread * z + world.taskSpread * other)));
  const chance = meanOf(repos.flat().map((p) => p * (1 - p) + p * (1 - lost) * (1 - p * (1 - lost)))) / world.trials;
  const between = spreadOf(repos.map((shares) => lost * meanOf(shares)));
  const discordance = chance + spreadOf(repos.flat().map((p) => lost * p)) + world.loss ** 2;
  return { discordance, alike: between / (discordance - world.loss ** 2) };
};

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const spreadOf = (values: readonly number[]): number => meanOf(values.map((value) => value ** 2)) - meanOf(values) ** 2;

/** The logit in the middle with which the mean share is the rate asked for. */
const findCentre = ({ rate, repoSpread, taskSpread }: World): number => {
  const spread = Math.hypot(repoSpread, taskSpread);
  let [low, high] = [-20, 20];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    const mean = normals.reduce((sum, z) => sum + toShare(middle + spread * z), 0) / normals.length;
    if (mean < rate) low = middle;
    else high = middle;
  }
  return low;
};

/** Values that stand for a normal distribution: the middles of 400 parts of equal probability. */
const normals = Array.from({ length: 400 }, (_, at) => normalQuantile((at + 0.5) / 400));

const coarse = Array.from({ length: 60 }, (_, at) => normalQuantile((at + 0.5) / 60));

const toShare = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Source: G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29 (1958), 610-611. */
const drawNormal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
