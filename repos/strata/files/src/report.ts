import type { Summary } from './statistics.ts';

/** A summary in one line, such as `n = 3, μ = 2.00, σ = 0.82`. */
export function summaryText({ n, μ, σ }: Summary, digits = 2): string {
	return `n = ${n}, μ = ${μ.toFixed(digits)}, σ = ${σ.toFixed(digits)}`;
}
