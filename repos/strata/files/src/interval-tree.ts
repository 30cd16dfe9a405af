import { by, chain } from './comparator.ts';
import { interval } from './interval.ts';
import type { Interval } from './interval.ts';

/** A value and where it is. */
export interface Entry<V> extends Interval {
	readonly value: V;
}

const inOrder = chain<Interval>(by(({ start }) => start), by(({ end }) => end));

/**
 * Values at intervals. The entries are sorted when they are first asked for; the middle entry of
 * each part is the root of a subtree, whose greatest end is kept beside it.
 */
export class IntervalTree<V> implements Iterable<Entry<V>> {
	#entries: Entry<V>[] = [];
	#maxEnds: number[] = [];
	#isSorted = true;

	get size(): number {
		return this.#entries.length;
	}

	add(start: number, end: number, value: V): this {
		this.#entries.push({ ...interval(start, end), value });
		this.#isSorted = false;
		return this;
	}

	/** Takes out one entry with that interval and value; false where there is none. */
	delete(start: number, end: number, value: V): boolean {
		const index = this.#entries.findIndex((entry) => entry.start === start && entry.end === end && entry.value === value);
		if (index === -1) return false;
		this.#entries.splice(index, 1);
		this.#isSorted = false;
		return true;
	}

	/** The values whose intervals hold a point, or overlap a range; by start, then by end. */
	query(point: number): V[];
	query(start: number, end: number): V[];
	query(start: number, end?: number): V[] {
		this.#sort();
		const found: V[] = [];
		const isReached = (from: number) => (end === undefined ? from <= start : from < end);
		this.#collect(0, this.size, start, isReached, found);
		return found;
	}

	/** All entries, by start, then by end. */
	*[Symbol.iterator](): Iterator<Entry<V>> {
		this.#sort();
		yield* this.#entries;
	}

	#collect(low: number, high: number, start: number, isReached: (from: number) => boolean, found: V[]): void {
		if (low >= high) return;
		const middle = (low + high) >> 1;
		if (this.#maxEnds[middle] <= start) return;
		this.#collect(low, middle, start, isReached, found);
		const entry = this.#entries[middle];
		if (!isReached(entry.start)) return;
		if (start < entry.end) found.push(entry.value);
		this.#collect(middle + 1, high, start, isReached, found);
	}

	#sort(): void {
		if (this.#isSorted) return;
		this.#entries.sort(inOrder);
		this.#maxEnds = new Array(this.size);
		this.#measure(0, this.size);
		this.#isSorted = true;
	}

	#measure(low: number, high: number): number {
		if (low >= high) return Number.NEGATIVE_INFINITY;
		const middle = (low + high) >> 1;
		const below = Math.max(this.#measure(low, middle), this.#measure(middle + 1, high));
		this.#maxEnds[middle] = Math.max(this.#entries[middle].end, below);
		return this.#maxEnds[middle];
	}
}
