// A digest of what the scoring core is made from. build-native.mjs leaves it beside what it built; a test compares the two, as a core of other sources would
// answer without an error, and wrongly.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file below the package's folder that holds the digest of the sources that were built. */
export const digestFile = join('build', 'Release', 'sources.sha256');

/** The digest of the sources that are there now; fuzzers and their like are no part of the core. */
export const digestSources = (root) => {
  const files = readdirSync(join(root, 'native'), { recursive: true }).filter((path) => /\.(?:c|cc|cpp|h|hpp)$/.test(path) && !path.startsWith('fuzz'));
  const digest = createHash('sha256');
  for (const path of ['binding.gyp', ...files.sort().map((file) => join('native', file))]) digest.update(`${path}\0`).update(readFileSync(join(root, path)));
  return digest.digest('hex');
};
