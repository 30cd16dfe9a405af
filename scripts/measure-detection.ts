import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/version.ts';
import { writeDetectionParts } from './formats/detection-tables.ts';
import { commitsFile, readRealCommits, readTaskEdits } from './formats/edit-pairs.ts';
import { readEverything } from './formats/measure-detection.ts';
import { writeRegion } from './formats/regions.ts';

/** Measures how well formats are detected, and puts the tables into docs/formats/detection.md. */
const page = join(packageRoot, 'docs', 'formats', 'detection.md');
const commits = readRealCommits();
if (commits.length === 0) throw new Error(`${commitsFile} is absent: the page is measured on its commits`);
const { readings, withoutEdit } = readEverything([...commits, ...(await readTaskEdits())]);
let text = readFileSync(page, 'utf8');
for (const [name, part] of writeDetectionParts(readings, withoutEdit)) text = writeRegion(text, name, part);
writeFileSync(page, text);
