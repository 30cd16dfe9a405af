import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';

import { RateTable } from '../src/index.ts';

it('lives in src/rates.ts', async () => {
  const rates = await import(new URL('../src/rates.ts', import.meta.url).href);
  assert.equal(rates.RateTable, RateTable);
  assert.equal(existsSync(new URL('../src/exchange.ts', import.meta.url)), false);
});
