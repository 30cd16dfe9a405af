import type { Comparator } from './comparator.ts';
import { EmptyError } from './errors.ts';

/** Gives values in the order of a comparator, whatever order they came in: a binary heap. */
export class PriorityQueue<T> {
	readonly #compare: Comparator<T>;
	readonly #heap: T[] = [];

	constructor(compare: Comparator<T>, values: Iterable<T> = []) {
		this.#compare = compare;
		for (const value of values) this.push(value);
	}

	get size(): number {
		return this.#heap.length;
	}

	/** The first value; undefined where there is none. */
	peek(): T | undefined {
		return this.#heap[0];
	}

	push(value: T): void {
		this.#heap.push(value);
		this.#rise(this.size - 1);
	}

	/** Takes out the first value. Throws an EmptyError where there is none. */
	pop(): T {
		if (this.size === 0) throw new EmptyError('queue');
		const first = this.#heap[0];
		const last = this.#heap.pop() as T;
		if (this.size > 0) {
			this.#heap[0] = last;
			this.#sink(0);
		}
		return first;
	}

	#rise(start: number): void {
		let index = start;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!this.#isBefore(index, parent)) return;
			this.#swap(index, parent);
			index = parent;
		}
	}

	#sink(start: number): void {
		let index = start;
		for (;;) {
			let first = index;
			for (const child of [2 * index + 1, 2 * index + 2]) {
				if (child < this.size && this.#isBefore(child, first)) first = child;
			}
			if (first === index) return;
			this.#swap(index, first);
			index = first;
		}
	}

	#isBefore(a: number, b: number): boolean {
		return this.#compare(this.#heap[a], this.#heap[b]) < 0;
	}

	#swap(a: number, b: number): void {
		[this.#heap[a], this.#heap[b]] = [this.#heap[b], this.#heap[a]];
	}
}