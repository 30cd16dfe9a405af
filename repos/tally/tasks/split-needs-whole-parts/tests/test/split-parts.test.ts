import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Money, MoneyError } from '../src/index.ts';

const money = Money.of('10.00', 'EUR');
const refused = { name: MoneyError.name, code: 'invalid-ratios' };

it('refuses what is no positive whole number', () => {
  for (const parts of [0, -1, -2.5, 0.5, 1.5, Number.NaN, Infinity, -Infinity]) {
    assert.throws(() => money.split(parts), (error) => error instanceof MoneyError && error.code === refused.code, String(parts));
  }
});

it('still splits', () => {
  assert.deepEqual(money.split(3).map(String), ['EUR 3.34', 'EUR 3.33', 'EUR 3.33']);
  assert.deepEqual(money.split(1).map(String), ['EUR 10.00']);
  assert.deepEqual(Money.of('0.01', 'EUR').split(2).map(String), ['EUR 0.01', 'EUR 0.00']);
});

it('leaves allocate alone', () => {
  assert.deepEqual(money.allocate([1, 0, 1]).map(String), ['EUR 5.00', 'EUR 0.00', 'EUR 5.00']);
  assert.throws(() => money.allocate([]), { code: 'invalid-ratios' });
  assert.throws(() => money.allocate([1, -1]), { code: 'invalid-ratios' });
});
