import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { presetOptions } from '../src/index.ts';

it('has the presets in order', () => {
  const presets = JSON.parse(readFileSync(new URL('../config/presets.json', import.meta.url), 'utf8'));
  assert.deepEqual(Object.entries(presets), [
    ['tiny', { capacity: 2, ttl: 1000 }],
    ['standard', { capacity: 100, ttl: 90_000 }],
    ['für-karten', { capacity: 1000, ttl: 3_600_000 }],
    ['für-bilder', { capacity: 500, ttl: 86_400_000 }],
  ]);
  assert.deepEqual(presetOptions('für-karten'), { capacity: 1000, ttl: 3_600_000 });
});

it('keeps its line ends', () => {
  assert.doesNotMatch(readFileSync(new URL('../config/presets.json', import.meta.url), 'utf8'), /(?<!\r)\n|\s$/);
});
