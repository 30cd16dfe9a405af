import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

import { Money } from '../src/index.ts';

it('drops the sign', () => {
  const loss = Money.of('-3.50', 'CHF');
  assert.equal(String(loss.abs()), 'CHF 3.50');
  assert.equal(String(loss), 'CHF -3.50');
  assert.equal(String(Money.of('3.50', 'CHF').abs()), 'CHF 3.50');
  assert.ok(Money.of(0, 'JPY').abs().isZero());
});

it('is documented on one line, right after negate', () => {
  const source = readFileSync(new URL('../src/money.ts', import.meta.url), 'utf8');
  assert.match(source, /\bnegate\(\): Money \{[^}]*\}\s+\/\*\* .+ \*\/\r?\n\s+abs\(\): Money \{/);
});
