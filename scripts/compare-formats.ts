import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/version.ts';
import { writeComparison } from './formats/comparison.ts';
import { commitsFile, readRealCommits, readTaskEdits } from './formats/edit-pairs.ts';
import { writeEverywhere } from './formats/measure-detection.ts';
import { writeRegion } from './formats/regions.ts';

/** Compares the formats with each other, and puts the tables into docs/formats/comparison.md. */
const page = join(packageRoot, 'docs', 'formats', 'comparison.md');
const commits = readRealCommits().map(writeEverywhere);
if (commits.length === 0) throw new Error(`${commitsFile} is absent: the page is measured on its commits`);
let text = readFileSync(page, 'utf8');
for (const [name, part] of writeComparison(commits, (await readTaskEdits()).map(writeEverywhere))) text = writeRegion(text, name, part);
writeFileSync(page, text);
