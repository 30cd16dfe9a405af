import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';

import { summaryText } from '../src/index.ts';
import * as module from '../src/summary-text.ts';

it('has moved', () => {
  assert.equal(module.summaryText, summaryText);
  assert.deepEqual(Object.keys(module), ['summaryText']);
  assert.equal(existsSync(new URL('../src/report.ts', import.meta.url)), false);
});
