import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

import { RateTable } from '../src/index.ts';

it('lives in src/rates.ts', async () => {
  const rates = await import(new URL('../src/rates.ts', import.meta.url).href);
  assert.equal(rates.RateTable, RateTable);
  assert.equal(existsSync(new URL('../src/exchange.ts', import.meta.url)), false);
});

it('is where everything of it is imported from', () => {
  const source = readFileSync(new URL('../src/index.ts', import.meta.url), 'utf8');
  assert.doesNotMatch(source, /exchange\.ts/);
  assert.match(source, /^export type \{ Quote \} from ['"]\.\/rates\.ts['"];|\btype Quote\b[^}]*\} from ['"]\.\/rates\.ts['"];/m);
});
