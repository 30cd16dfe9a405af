import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { formatMoney, Money } from '../src/index.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');

function members(source: string, name: string): string[] {
  const body = new RegExp(`interface ${name} \\{([^}]*)\\}`).exec(source)?.[1] ?? '';
  return body.split(';').map((member) => member.trim()).filter((member) => member !== '');
}

it('has read-only members', () => {
  assert.deepEqual(members(read('../src/format.ts'), 'FormatOptions'), ["readonly style?: 'symbol' | 'code'", 'readonly group?: string', 'readonly point?: string', 'readonly plus?: boolean']);
  assert.deepEqual(members(read('../src/money.ts'), 'MoneyJson'), ['readonly amount: string', 'readonly currency: string']);
});

it('takes read-only lists', () => {
  const source = read('../src/money.ts');
  assert.match(source, /allocate\(ratios: (?:readonly number\[\]|ReadonlyArray<number>)\): Money\[\]/);
  assert.match(source, /function totalWeight\(ratios: (?:readonly number\[\]|ReadonlyArray<number>)\): bigint/);
});

it('does what it did', () => {
  assert.deepEqual(Money.of('10.00', 'EUR').allocate(Object.freeze([1, 2])).map(String), ['EUR 3.34', 'EUR 6.66']);
  assert.deepEqual(Money.fromJSON({ amount: '5.00', currency: 'EUR' }).toJSON(), { amount: '5.00', currency: 'EUR' });
  assert.equal(formatMoney(Money.of('1234.50', 'EUR'), { style: 'code', group: ' ', point: ',', plus: true }), 'EUR +1 234,50');
});
