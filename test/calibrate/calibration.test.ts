import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrateCommits, calibrateFixtures, writePart } from '../../scripts/calibration/calibration-parts.ts';
import { commitsFile, readRealCommits } from '../../scripts/formats/edit-pairs.ts';
import { readRegion } from '../../scripts/formats/regions.ts';
import { type Calibration, findShortcomings, findUnmeasured } from '../../src/calibrate/calibrate.ts';
import { packageRoot } from '../../src/version.ts';

const page = readFileSync(join(packageRoot, 'docs', 'calibration.md'), 'utf8');
const hasCommits = readRealCommits().length > 0;
if (!hasCommits) console.warn(`no calibration on real commits: ${commitsFile} is absent`);

/** Every class was measured and is good enough, every rate was recovered, nothing clean was flagged, and the page says so. */
const expectGood = (calibration: Calibration, part: string): void => {
  expect(findUnmeasured(calibration)).toEqual([]);
  expect(findShortcomings(calibration)).toEqual([]);
  expect(calibration.flaggedEdits).toBe(0);
  expect(writePart(calibration)).toBe(readRegion(page, part));
};

describe('the scorer finds what is known to be there', { timeout: 300_000 }, () => {
  it('in the accepted solutions of the fixture tasks', async () => expectGood(await calibrateFixtures(), 'fixtures'));
  it.skipIf(!hasCommits)('in real commits', () => expectGood(calibrateCommits(), 'commits'));
});
