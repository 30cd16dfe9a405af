import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { InvalidAmountError, parseMoney } from '../src/index.ts';

it('reads parentheses as a minus sign', () => {
  assert.equal(String(parseMoney('(€12.50)')), 'EUR -12.50');
  assert.equal(String(parseMoney(' ( EUR 1,200.00 ) ')), 'EUR -1200.00');
  assert.equal(String(parseMoney('(5 usd)')), 'USD -5.00');
  assert.equal(String(parseMoney('(.75)', 'GBP')), 'GBP -0.75');
});

it('refuses parentheses with a minus sign or without a partner', () => {
  for (const text of ['(-5)', '-(5)', '(5', '5)', '()', '((5))']) {
    assert.throws(() => parseMoney(text, 'EUR'), InvalidAmountError, text);
  }
});

it('is told in the doc comment', () => {
  const source = readFileSync(new URL('../src/parse.ts', import.meta.url), 'utf8');
  assert.match(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export function parseMoney\b/.exec(source)?.[1] ?? '', /parenthes|bracket|accountant|\(/i);
});
