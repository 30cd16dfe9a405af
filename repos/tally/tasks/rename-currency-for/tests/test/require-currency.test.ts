import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { it } from 'node:test';

import * as tally from '../src/index.ts';

it('looks currencies up under the new name only', () => {
  assert.equal(tally.requireCurrency('jpy').digits, 0);
  assert.throws(() => tally.requireCurrency('XXX'), tally.UnknownCurrencyError);
  assert.equal('currencyFor' in tally, false);
});

it('has no other name anywhere', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  for (const path of readdirSync(new URL('../src/', import.meta.url))) assert.doesNotMatch(read(`src/${path}`), /currencyFor/, path);
  assert.doesNotMatch(read('README.md'), /currencyFor/);
  assert.match(read('README.md'), /`requireCurrency` looks one up/);
  assert.match(read('src/index.ts'), /^ \* - currencies: `requireCurrency`, `knownCodes`\r?$/m);
});
