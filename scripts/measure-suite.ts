import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOutcomes } from '../src/cli/open-outcomes.ts';
import { embeddedSuite, loadSuite } from '../src/suite/load.ts';
import { mutantLimits } from '../src/suite/quality/measure.ts';
import { measureSuite } from '../src/suite/quality/measure-suite.ts';
import { packageRoot } from '../src/version.ts';
import { writeRegion } from './formats/regions.ts';
import { sampling, writePart } from './suite/quality-part.ts';

/** Measures what the tests of the embedded suite notice (of some repos, where they are named), and puts the tables into docs/suite-quality.md. */
const page = join(packageRoot, 'docs', 'suite-quality.md');
const chosen = process.argv.slice(2);
const suite = await loadSuite(embeddedSuite);
const tasks = [...suite.tasks.values()].filter(({ repo }) => chosen.length === 0 || chosen.includes(repo));
const attempts = await openOutcomes(embeddedSuite, undefined, mutantLimits);
try {
  const repos = await measureSuite(tasks, sampling, attempts);
  writeFileSync(page, writeRegion(readFileSync(page, 'utf8'), 'quality', writePart(repos, suite.repos.size)));
} finally {
  await attempts.close();
}
