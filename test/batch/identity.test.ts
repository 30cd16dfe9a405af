import { expect, test } from 'vitest';
import { digestIdentity, KnownSamples } from '../../src/batch/identity.ts';

const digests = Array.from({ length: 3000 }, (_, trial) => digestIdentity({ task: 'a/b', format: 'whole', model: 'm', prompt: 'p', trial }));

test.each([0, 50, 3000, 5000])('knows each sample by its line where %d were expected', (expected) => {
  const known = new KnownSamples(expected);
  expect(digests.filter((digest, index) => known.add(digest, index + 1) !== 0)).toEqual([]);
  expect(digests.filter((digest, index) => known.add(digest, 9999) !== index + 1)).toEqual([]);
});
