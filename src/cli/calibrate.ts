import type { Command } from 'commander';
import { calibrate, findShortcomings, leastAgreement } from '../calibrate/calibrate.ts';
import { listCleanEdits } from '../calibrate/subject.ts';
import { UsageError } from '../errors.ts';
import { printCalibration } from '../report/calibration.ts';
import { embeddedSuite, loadSuite } from '../suite/load.ts';

interface Options {
  readonly suite: string;
  readonly seed: number;
  readonly seeds: number;
  readonly json?: boolean;
}

/** Adds `calibrate`: whether the scorer finds what is known to be there. */
export const addCalibrate = (program: Command, done: (code: number) => void): void => {
  program
    .command('calibrate')
    .description('inject known irrelevant changes into the accepted solutions of a suite, and compare what the scorer flags with what is there')
    .option('--suite <dir>', 'the fixture repos and tasks (default: those that come with diffgauge)', embeddedSuite)
    .option('--seed <n>', 'decides where the changes are made', readSeed, 1)
    .option('--seeds <n>', 'measure with so many seeds, from that one on, and count together', readCount, 1)
    .option('--json', 'everything as one JSON document')
    .addHelpText(
      'after',
      `\nExits with 1 when precision or recall of a class is below ${leastAgreement}, or the interval of an estimated rate misses the injected one.\n\nExample: diffgauge calibrate --suite my-suite`,
    )
    .action(async (options: Options) => done(await runCalibrate(options)));
};

const runCalibrate = async ({ suite: dir, seed, seeds, json }: Options): Promise<number> => {
  const edits = listCleanEdits((await loadSuite(dir)).tasks.values());
  if (edits.length === 0) throw new UsageError(`${dir} has no task with a reference: there is nothing to inject into`);
  const calibration = calibrate(
    edits,
    Array.from({ length: seeds }, (_, number) => seed + number),
  );
  const shortcomings = findShortcomings(calibration);
  process.stdout.write(json ? `${JSON.stringify({ ...calibration, shortcomings }, null, 2)}\n` : printCalibration(calibration, shortcomings));
  return shortcomings.length === 0 ? 0 : 1;
};

const readSeed = (text: string): number => readWhole('--seed', text, { least: 0, most: Number.MAX_SAFE_INTEGER - mostSeeds });
const readCount = (text: string): number => readWhole('--seeds', text, { least: 1, most: mostSeeds });
const mostSeeds = 1000;

const readWhole = (option: string, text: string, { least, most }: { readonly least: number; readonly most: number }): number => {
  const value = Number(text);
  const fits = text.trim() !== '' && Number.isSafeInteger(value) && value >= least && value <= most;
  if (!fits) throw new UsageError(`${option}: expected a whole number from ${least}, received ${JSON.stringify(text)}`);
  return value;
};
