import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import * as format from '../src/format.ts';

it('exports the four formatters and nothing else', () => {
  assert.deepEqual(Object.keys(format).sort(), ['formatBytes', 'formatCount', 'formatDate', 'formatElapsed']);
});

it('leaves no comment behind', () => {
  assert.doesNotMatch(readFileSync(new URL('../src/format.ts', import.meta.url), 'utf8'), /shortDate|deprecated|the day only/);
});
