import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { divideRounded } from '../src/decimal.ts';

it('takes a fraction', () => {
  assert.equal(divideRounded({ numerator: 7n, denominator: 2n }, 'down'), 3n);
  assert.equal(divideRounded({ numerator: 7n, denominator: 2n }, 'half-up'), 4n);
  assert.equal(divideRounded({ numerator: -7n, denominator: 2n }, 'floor'), -4n);
  assert.equal(divideRounded({ numerator: 8n, denominator: 2n }, 'up'), 4n);
});

it('says so in its type and its doc comment', () => {
  const source = readFileSync(new URL('../src/decimal.ts', import.meta.url), 'utf8');
  const [, comment = '', type] = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export function divideRounded\(\s*(?:\w+|\{[^}]*\}): (\w+),/.exec(source) ?? [];
  assert.equal(type, 'Fraction');
  assert.match(comment, /fraction/i);
});
