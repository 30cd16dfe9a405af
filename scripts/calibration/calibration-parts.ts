import { type Calibration, calibrate } from '../../src/calibrate/calibrate.ts';
import { type CleanEdit, listCleanEdits } from '../../src/calibrate/subject.ts';
import { toTables } from '../../src/report/calibration.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { readRealCommits } from '../formats/edit-pairs.ts';
import { writeTable } from '../formats/regions.ts';

const seeds = [1, 2, 3, 4, 5];

/** The calibration on what comes with diffgauge, or on one in so many of its tasks. */
export const calibrateFixtures = async (oneOf = 1): Promise<Calibration> => {
  const { tasks } = await loadSuite(embeddedSuite);
  return calibrate(listCleanEdits([...tasks.values()].filter((_, number) => number % oneOf === 0)), seeds);
};

/** The same on one real commit of so many, each measured by itself; of no edit where their file is absent. */
export const calibrateCommits = (oneOf = 2): Calibration => calibrate(listCommits(oneOf), seeds);

const listCommits = (oneOf: number): CleanEdit[] =>
  readRealCommits()
    .filter((_, number) => number % oneOf === 0)
    .map(({ id, before, after }) => {
      const show = [...before.keys()].filter((path) => after.has(path));
      return { id, after, task: { files: before, references: [after], noop: false, show } };
    });

/** The part of the page that shows a calibration. */
export const writePart = (calibration: Calibration): string => {
  const { edits, flaggedEdits } = calibration;
  const tables = toTables(calibration).map(({ title, grid: [head = [], ...rows], left }) => `${title}:\n\n${writeTable(head, rows, left)}`);
  return [`${edits} edits, ${flaggedEdits} of them flagged as they are.`, ...tables].join('\n\n');
};
