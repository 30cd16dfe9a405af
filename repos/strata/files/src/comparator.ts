/** Negative, zero or positive as the first value comes before the second, beside it or after it. */
export type Comparator<T> = (first: T, second: T) => number;

/** What `<` can compare with its like. */
export type Comparable = bigint | number | string;

/** The usual order; of texts, that of their UTF-16 units. */
export function ascending<T extends Comparable>(first: T, second: T): number {
	if (first === second) return 0;
	return first < second ? -1 : 1;
}

/** The opposite order. */
export function reversed<T>(compare: Comparator<T>): Comparator<T> {
	return (first, second) => compare(second, first);
}

/** The order of what a function makes of the values. */
export function by<T>(key: (value: T) => Comparable): Comparator<T>;
export function by<T, K>(key: (value: T) => K, compare: Comparator<K>): Comparator<T>;
export function by<T, K>(key: (value: T) => K, compare?: Comparator<K>): Comparator<T> {
	const order = compare ?? (ascending as unknown as Comparator<K>);
	return (first, second) => order(key(first), key(second));
}

/** The order of the first comparator that tells two values apart. */
export function chain<T>(...comparators: readonly Comparator<T>[]): Comparator<T> {
	return (first, second) => {
		for (const compare of comparators) {
			const order = compare(first, second);
			if (order !== 0) return order;
		}
		return 0;
	};
}
