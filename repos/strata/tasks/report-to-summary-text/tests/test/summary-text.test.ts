import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

import { summaryText } from '../src/index.ts';
import * as module from '../src/summary-text.ts';

it('has moved', () => {
  assert.equal(module.summaryText, summaryText);
  assert.deepEqual(Object.keys(module), ['summaryText']);
  assert.equal(existsSync(new URL('../src/report.ts', import.meta.url)), false);
});

it('is exported where it was', () => {
  const source = readFileSync(new URL('../src/index.ts', import.meta.url), 'utf8');
  assert.match(source, /from '\.\/presets\.ts';\s+export \{ summaryText \} from ['"]\.\/summary-text\.ts['"];\s+export \{ RunningStatistics \}/);
});
