import { type Calibration, findUnmeasured } from '../calibrate/calibrate.ts';
import type { Estimate } from '../stats/intervals.ts';
import { alignGrid } from './grid.ts';
import { printEstimate } from './table.ts';

/** A table of a calibration: its title and its cells, headings first; the first `left` columns are words. */
export interface CalibrationTable {
  readonly title: string;
  readonly grid: readonly (readonly string[])[];
  readonly left: number;
}

/** What a calibration found, as tables. */
export const toTables = ({ classes, kinds, negatives, rates }: Calibration): readonly CalibrationTable[] => [
  {
    title: 'Classes: injected atoms found with their class, and flagged atoms that were injected',
    left: 1,
    grid: [['class', ...agreementHeads], ...classes.map((row) => [row.class, ...agreementCells(row)])],
  },
  {
    title: 'Kinds of injection',
    left: 2,
    grid: [['injection', 'class', ...agreementHeads], ...kinds.map((row) => [row.kind, row.class, ...agreementCells(row)])],
  },
  {
    title: 'Hard negatives: edits in which nothing may be flagged',
    left: 2,
    grid: [['hard negative', 'what it is', 'made', 'flagged'], ...negatives.map((row) => [row.kind, row.summary, String(row.made), String(row.flagged)])],
  },
  {
    title: 'Irrelevant-edit rate: injected into clean samples, and estimated',
    left: 0,
    grid: [
      ['seed', 'injected', 'samples', 'estimated', 'recovered'],
      ...rates.map((row) => [
        row.seed === null ? 'all' : String(row.seed),
        printShare(row.injected),
        String(row.samples),
        printEstimate(row.estimate),
        row.covered ? 'yes' : 'no',
      ]),
    ],
  },
];

const agreementHeads = ['injections', 'atoms', 'recall', 'precision'];

const agreementCells = (row: {
  readonly injections: number;
  readonly atoms: number;
  readonly recall: Estimate | null;
  readonly precision: Estimate | null;
}) => [String(row.injections), String(row.atoms), printEstimate(row.recall), printEstimate(row.precision)];

const printShare = (share: number): string => String(Math.round(share * 1000) / 10);

/** A calibration for a terminal. `shortcomings` are sentences that say what is not good enough. */
export const printCalibration = (calibration: Calibration, shortcomings: readonly string[]): string => {
  const { edits, flaggedEdits, seeds } = calibration;
  const opening = `Accepted solutions: ${edits}, of which ${flaggedEdits} are flagged as they are (${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}). All shares are percent, with their 95 % intervals.`;
  const tables = toTables(calibration).map(({ title, grid, left }) => [title, ...alignGrid(grid, left)].join('\n'));
  const unmeasured = findUnmeasured(calibration);
  const gaps = unmeasured.length === 0 ? [] : [`Not measured, since no edit has a place for them: ${unmeasured.join(', ')}.`];
  const verdict =
    shortcomings.length === 0 ? 'Nothing that was measured is below its bound.' : ['Not good enough', ...shortcomings.map((line) => `  ${line}`)].join('\n');
  return `${[opening, ...tables, ...gaps, verdict].join('\n\n')}\n`;
};
