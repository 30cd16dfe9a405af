import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { Money, currencyFor, formatMoney, knownCodes, parseMoney } from '../src/index.ts';

it('knows the rand', () => {
  assert.deepEqual({ ...currencyFor('ZAR') }, { code: 'ZAR', name: 'South African rand', symbol: 'R', digits: 2 });
  assert.equal(formatMoney(Money.of('1250', 'ZAR')), 'R1,250.00');
  assert.equal(String(parseMoney('R5')), 'ZAR 5.00');
  assert.equal(knownCodes().length, 11);
});

it('stands after the US dollar', () => {
  const codes = Object.keys(JSON.parse(readFileSync(new URL('../src/currencies.json', import.meta.url), 'utf8')));
  assert.deepEqual(codes.slice(-2), ['USD', 'ZAR']);
});
