/** Numbers that change one by one, and sums of their prefixes, both in logarithmic time. */
export class FenwickTree {
	readonly length: number;
	/** One more than there are numbers; each sums up as many as its lowest set bit says. */
	readonly #sums: Float64Array;

	/** As many zeros as asked for, or the numbers given. */
	constructor(source: number | readonly number[]) {
		this.length = typeof source === 'number' ? source : source.length;
		this.#sums = new Float64Array(this.length + 1);
		if (typeof source !== 'number') source.forEach((value, index) => this.add(index, value));
	}

	/** Adds to the number at an index. */
	add(index: number, change: number): void {
		if (!(index >= 0 && index < this.length)) throw new RangeError(`no index: ${index}`);
		for (let at = index + 1; at <= this.length; at += at & -at) this.#sums[at] += change;
	}

	/** The sum of the first numbers; of all where there are fewer. */
	prefixSum(count: number): number {
		let sum = 0;
		for (let at = Math.min(count, this.length); at > 0; at -= at & -at) sum += this.#sums[at];
		return sum;
	}

	/** The sum of the numbers from one index up to, but not including, another. */
	rangeSum(from: number, to: number): number {
		return this.prefixSum(to) - this.prefixSum(from - 1);
	}

	/** How many of the first numbers, none of which is negative, sum up to no more than a limit. */
	countWithin(limit: number): number {
		let count = 0;
		let rest = limit;
		for (let step = 2 ** Math.floor(Math.log2(this.length || 1)); step >= 1; step /= 2) {
			const next = count + step;
			if (next > this.length || this.#sums[next] > rest) continue;
			rest -= this.#sums[next];
			count = next;
		}
		return count;
	}
}
