import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/version.ts';

const { digestFile, digestSources }: { digestFile: string; digestSources: (root: string) => string } = await import(
  join(packageRoot, 'scripts', 'native-digest.mjs')
);
const built = join(packageRoot, digestFile);
const hasDigest = existsSync(built);

/** A core of other sources answers in another way without an error: whatever fails beside this test does so for that reason. */
test.skipIf(!hasDigest)(`the core was built from the sources that are there${hasDigest ? '' : ' (skipped: it was built without saying so)'}`, () => {
  const mends = 'node scripts/build-native.mjs builds it anew';
  expect(`${readFileSync(built, 'utf8')}: ${mends}`).toBe(`${digestSources(packageRoot)}: ${mends}`);
});
