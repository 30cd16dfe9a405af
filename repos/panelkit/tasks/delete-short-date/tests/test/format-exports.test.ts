import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as format from '../src/format.ts';

it('exports the four formatters and nothing else', () => {
  assert.deepEqual(Object.keys(format).sort(), ['formatBytes', 'formatCount', 'formatDate', 'formatElapsed']);
});
