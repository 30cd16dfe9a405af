import type { Comparator } from './comparator.ts';

/**
 * A list that stays sorted.
 * @deprecated since 2.2.0: use a PriorityQueue
 */
export class SortedList<T> {
	readonly #compare: Comparator<T>;
	readonly #values: T[] = [];

	constructor(compare: Comparator<T>) {
		this.#compare = compare;
	}

	/** Puts a value behind those that do not come after it. */
	insert(value: T): void {
		const index = this.#values.findIndex((other) => this.#compare(other, value) > 0);
		this.#values.splice(index === -1 ? this.#values.length : index, 0, value);
	}

	toArray(): T[] {
		return [...this.#values];
	}
}
