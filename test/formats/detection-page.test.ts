import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { bands, countBand, writeDetectionParts } from '../../scripts/formats/detection-tables.ts';
import { commitsFile, readRealCommits, readTaskEdits } from '../../scripts/formats/edit-pairs.ts';
import { isRight, type Measured, readEverything } from '../../scripts/formats/measure-detection.ts';
import { readRegion } from '../../scripts/formats/regions.ts';
import { packageRoot } from '../../src/version.ts';

const commits = readRealCommits();
const page = readFileSync(join(packageRoot, 'docs', 'formats', 'detection.md'), 'utf8');
let measured: Measured = { readings: [], withoutEdit: new Map() };

beforeAll(async () => {
  measured = readEverything([...commits, ...(await readTaskEdits())]);
}, 120_000);

describe('on every edit at hand, the detector', () => {
  it.each([...formats.keys()])('knows what %s writes, 99 times of 100 at least', (name) => {
    const plain = measured.readings.filter(({ asked, fault }) => asked === name && fault === undefined);
    const wrong = plain.filter((reading) => !isRight(reading));
    expect(plain.length).toBeGreaterThan(20);
    expect(wrong.length / plain.length).toBeLessThan(0.01);
  });

  /** A whole file with a placeholder is what `lazy` looks like, whether or not it could be merged. */
  it.each([...formats.keys()])('knows it still, with faults of form, in %s', (name) => {
    const faulted = measured.readings.filter(({ asked, fault }) => asked === name && fault !== undefined && fault !== 'lazy-placeholder');
    const wrong = faulted.filter((reading) => !isRight(reading));
    expect(faulted.length).toBeGreaterThan(100);
    expect(wrong.length / faulted.length).toBeLessThan(0.01);
  });

  it.each(bands)('is right as often as a confidence of %d to %d says', (from, to) => {
    const { all, right } = countBand([...measured.readings, ...[...measured.withoutEdit.values()].flat()], [from, to]);
    expect(right).toBeGreaterThanOrEqual(all * from);
  });

  it('sees no edit in prose, and in source code only files with their path above', () => {
    const sure = (kind: string) => measured.withoutEdit.get(kind)?.filter(({ confidence }) => confidence >= 0.5);
    expect(measured.withoutEdit.get('prose')?.length).toBeGreaterThan(10);
    expect(sure('prose')).toEqual([]);
    expect(sure('source code in a fence')).toEqual([]);
    expect(sure('source code')?.filter(({ detected, confidence }) => detected !== 'whole' || confidence > 0.7)).toEqual([]);
  });
});

it.skipIf(commits.length === 0)(
  `docs/formats/detection.md says what "node scripts/measure-detection.ts" measures (skipped where ${commitsFile} is absent)`,
  () => {
    for (const [name, part] of writeDetectionParts(measured.readings, measured.withoutEdit)) expect([name, readRegion(page, name)]).toEqual([name, part]);
  },
);
