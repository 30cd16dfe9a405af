import { absolute } from './decimal.ts';
import type { Money } from './money.ts';

/** How an amount is written for people. */
export interface FormatOptions {
	/** Whether the currency shows as its symbol (`€5.00`) or its code (`EUR 5.00`). */
	style?: 'symbol' | 'code';
	/** What stands between groups of three digits; an empty string for no groups. */
	group?: string;
	/** What stands between the whole units and the decimals. */
	point?: string;
	/** Whether a positive amount gets a plus sign. */
	plus?: boolean;
}

/** Writes an amount for people: `-€1,234.50`. For machines there is `Money.toDecimal`. */
export function formatMoney(money: Money, options: FormatOptions = {}): string {
	const { style = 'symbol', group = ',', point = '.', plus = false } = options;
	const number = formatNumber(money, group, point);
	const sign = signOf(money, plus);
	if (style === 'code') return `${money.currency.code} ${sign}${number}`;
	return `${sign}${money.currency.symbol}${number}`;
}

/** Formats a column of amounts, padded on the left to the width of the widest. */
export function formatColumn(amounts: readonly Money[], options: FormatOptions = {}): string[] {
	const cells = amounts.map((money) => formatMoney(money, options));
	const width = Math.max(0, ...cells.map((cell) => cell.length));
	return cells.map((cell) => cell.padStart(width));
}

function formatNumber(money: Money, group: string, point: string): string {
	const places = money.currency.digits;
	const digits = String(absolute(money.minor)).padStart(places + 1, '0');
	const whole = digits.slice(0, -places);
	const decimals = digits.slice(-places);
	return groupThousands(whole, group) + point + decimals;
}

function signOf(money: Money, plus: boolean): string {
	if (money.isNegative()) return '-';
	return plus && !money.isZero() ? '+' : '';
}

/** Inserts the separator between groups of three digits, counted from the right. */
function groupThousands(digits: string, separator: string): string {
	const groups: string[] = [];
	for (let end = digits.length; end > 0; end -= 3) {
		groups.unshift(digits.slice(Math.max(0, end - 3), end));
	}
	return groups.join(separator);
}
