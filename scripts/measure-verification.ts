import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/version.ts';
import { writeRegion } from './formats/regions.ts';
import type { Finding } from './verification/measure.ts';
import { measureSample, measureSuite } from './verification/parts.ts';
import { writeFindings, writeSample } from './verification/write-tables.ts';

/**
 * Tries out edits of which is known what is needed of them, and puts the tables into docs/verification.md. Needs bubblewrap, and takes a quarter of an hour.
 */
const page = join(packageRoot, 'docs', 'verification.md');
const show = ({ task, kind, stopped, atoms }: Finding): void =>
  console.log(task, kind, stopped ?? '', atoms.map(({ label, verdict }) => `${label}: ${verdict}`).join(', '));
const sample = await measureSample(show);
writeFileSync(page, writeRegion(readFileSync(page, 'utf8'), 'sample', writeSample(sample)));
const measured = await measureSuite(show);
writeFileSync(page, writeRegion(readFileSync(page, 'utf8'), 'findings', writeFindings(measured, measured.tasks)));
