import { readFileSync } from 'node:fs';

import type { CacheOptions } from './lru-cache.ts';

const FILE = new URL('../config/presets.json', import.meta.url);

const PRESETS: Readonly<Record<string, CacheOptions>> = JSON.parse(readFileSync(FILE, 'utf8'));

/** Options for a cache by the name of a preset. Throws a RangeError where there is none of that name. */
export function presetOptions(name: string): CacheOptions {
  if (Object.hasOwn(PRESETS, name)) return PRESETS[name];
  throw new RangeError(`no preset: ${name}; there are ${Object.keys(PRESETS).join(', ')}`);
}
