import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/version.ts';
import { calibrateCommits, calibrateFixtures, writePart } from './calibration/calibration-parts.ts';
import { commitsFile } from './formats/edit-pairs.ts';
import { writeRegion } from './formats/regions.ts';

/** Measures how well known irrelevant changes are found, and puts the tables into docs/calibration.md. */
const page = join(packageRoot, 'docs', 'calibration.md');
const commits = calibrateCommits();
if (commits.edits === 0) throw new Error(`${commitsFile} is absent: the page is measured on its commits too`);
const text = writeRegion(readFileSync(page, 'utf8'), 'fixtures', writePart(await calibrateFixtures()));
writeFileSync(page, writeRegion(text, 'commits', writePart(commits)));
