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

/** `CALIBRATION=all` measures as much as the page is about, and compares with it; without it, one in so many. */
const all = process.env.CALIBRATION === 'all';
const oneOf = { fixtures: 4, commits: 24 };

/** Every class was measured and is good enough, every rate was recovered with every seed and with all together, and nothing clean was flagged. */
const expectGood = (calibration: Calibration): void => {
  expect(findUnmeasured(calibration)).toEqual([]);
  expect(findShortcomings(calibration)).toEqual([]);
  expect(calibration.flaggedEdits).toBe(0);
};

describe('the scorer finds what is known to be there', { timeout: 300_000 }, () => {
  it('in the accepted solutions of the fixture tasks', async () => {
    const calibration = await calibrateFixtures(all ? undefined : oneOf.fixtures);
    expectGood(calibration);
    if (all) expect(writePart(calibration)).toBe(readRegion(page, 'fixtures'));
  });

  it.skipIf(!hasCommits)('in real commits', () => {
    const calibration = calibrateCommits(all ? undefined : oneOf.commits);
    expectGood(calibration);
    if (all) expect(writePart(calibration)).toBe(readRegion(page, 'commits'));
  });
});
