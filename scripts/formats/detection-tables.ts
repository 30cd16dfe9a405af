import { isRight, type Reading } from './measure-detection.ts';
import { writeTable } from './regions.ts';

/** The parts of docs/formats/detection.md that are measured, by name. `withoutEdit` are the readings of answers and of source code without an edit. */
export const writeDetectionParts = (readings: readonly Reading[], withoutEdit: ReadonlyMap<string, readonly Reading[]>): ReadonlyMap<string, string> => {
  const plain = readings.filter(({ fault }) => fault === undefined);
  const faulted = readings.filter(({ fault }) => fault !== undefined);
  return new Map([
    ['matrix', writeMatrix(plain)],
    ['matrix-with-faults', writeMatrix(faulted)],
    ['misled', writeMisled(faulted)],
    ['confidence', writeCalibration([...readings, ...[...withoutEdit.values()].flat()])],
    ['without-edit', writeWithoutEdit(withoutEdit)],
  ]);
};

/** One row for each format asked for: how many responses, how many of them were detected as that format, and every other cell of the row that is not zero. */
const writeMatrix = (readings: readonly Reading[]): string => {
  const rows = [...groupBy(readings, ({ asked = '' }) => asked)].map(([asked, all]) => {
    const others = all.filter(({ detected }) => detected !== asked);
    const cells = [...groupBy(others, ({ detected }) => detected)].map(([detected, some]) => `\`${detected}\` ${some.length}`);
    const alike = others.filter(isRight).length;
    const wrong = others.length - alike;
    return [`\`${asked}\``, all.length, all.length - others.length, cells.join(', '), alike, wrong, percent(all.length - wrong, all.length)];
  });
  return writeTable(['asked', 'responses', 'detected as asked', 'detected as', 'alike', 'wrong', 'right, %'], rows);
};

/** The faults after which a response was ever detected as another format. */
const writeMisled = (readings: readonly Reading[]): string => {
  const rows = [...groupBy(readings, ({ asked, fault }) => `\`${fault}\` in \`${asked}\``)].flatMap(([key, all]) => {
    const others = all.filter(({ asked, detected }) => asked !== detected);
    const as = [...new Set(others.map(({ detected }) => `\`${detected}\``))].sort().join(', ');
    return others.length === 0 ? [] : [[key, as, all.length, others.length, others.filter((reading) => !isRight(reading)).length]];
  });
  return writeTable(['fault', 'detected as', 'responses', 'detected so', 'of these wrong'], rows.sort(byText), 2);
};

/** The bands that docs/formats/detection.md promises something about. */
export const bands: readonly (readonly [from: number, to: number])[] = [
  [0, 0.4],
  [0.4, 0.5],
  [0.5, 0.7],
  [0.7, 0.9],
  [0.9, 0.97],
  [0.97, 1.01],
];

/** The readings in a band, and how many of them were right. */
export const countBand = (readings: readonly Reading[], [from, to]: readonly [number, number]): { readonly all: number; readonly right: number } => {
  const all = readings.filter(({ confidence }) => confidence >= from && confidence < to);
  return { all: all.length, right: all.filter(isRight).length };
};

const writeCalibration = (readings: readonly Reading[]): string => {
  const rows = bands.map((band) => {
    const { all, right } = countBand(readings, band);
    return [`${band[0]} to ${Math.min(1, band[1])}`, all, right, percent(right, all)];
  });
  return writeTable(['confidence', 'responses', 'right', 'right, %'], rows);
};

const writeWithoutEdit = (withoutEdit: ReadonlyMap<string, readonly Reading[]>): string => {
  const rows = [...withoutEdit].map(([kind, readings]) => [
    kind,
    readings.length,
    readings.filter(({ confidence }) => confidence >= 0.5).length,
    Math.max(0, ...readings.map(({ confidence }) => confidence)),
  ]);
  return writeTable(['text', 'texts', 'detected at 0.5 or more', 'highest confidence'], rows);
};

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : (Math.floor((part / whole) * 1000) / 10).toFixed(1));

const byText = (one: readonly (string | number)[], other: readonly (string | number)[]): number => (String(one[0]) < String(other[0]) ? -1 : 1);

const groupBy = <Key>(readings: readonly Reading[], keyOf: (reading: Reading) => Key): Map<Key, Reading[]> => {
  const groups = new Map<Key, Reading[]>();
  for (const reading of readings) {
    const group = groups.get(keyOf(reading));
    if (group === undefined) groups.set(keyOf(reading), [reading]);
    else group.push(reading);
  }
  return groups;
};
