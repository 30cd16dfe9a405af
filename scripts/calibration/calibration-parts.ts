import { type Calibration, calibrate } from '../../src/calibrate/calibrate.ts';
import { type CleanEdit, listCleanEdits } from '../../src/calibrate/subject.ts';
import { toTables } from '../../src/report/calibration.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { readRealCommits } from '../formats/edit-pairs.ts';
import { writeTable } from '../formats/regions.ts';

const seed = 1;

/** The calibration on what comes with diffgauge. */
export const calibrateFixtures = async (): Promise<Calibration> => calibrate(listCleanEdits((await loadSuite(embeddedSuite)).tasks.values()), seed);

/** The same on every second real commit, each measured by itself; of no edit where their file is absent. */
export const calibrateCommits = (): Calibration => calibrate(listCommits(), seed);

const listCommits = (): CleanEdit[] =>
  readRealCommits()
    .filter((_, number) => number % 2 === 0)
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
