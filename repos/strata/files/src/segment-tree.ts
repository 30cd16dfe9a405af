/** An associative operation, and the value that changes nothing on either side of it. */
export interface Monoid<T> {
  readonly identity: T;
  combine(left: T, right: T): T;
}

/** Values that change one by one, and what a monoid makes of any range of them, in their order. */
export class SegmentTree<T> {
  readonly length: number;
  readonly #monoid: Monoid<T>;
  /** A tree as in a heap: the children of `i` are `2i` and `2i + 1`; the values come last. */
  readonly #nodes: T[];

  constructor(values: readonly T[], monoid: Monoid<T>) {
    this.length = values.length;
    this.#monoid = monoid;
    this.#nodes = [...new Array<T>(this.length).fill(monoid.identity), ...values];
    for (let node = this.length - 1; node > 0; node -= 1) this.#update(node);
  }

  get(index: number): T {
    this.#check(index);
    return this.#nodes[this.length + index];
  }

  set(index: number, value: T): void {
    this.#check(index);
    let node = this.length + index;
    this.#nodes[node] = value;
    for (node >>= 1; node > 0; node >>= 1) this.#update(node);
  }

  /** What the values from one index up to, but not including, another combine to. */
  query(from: number, to: number): T {
    let left = this.#monoid.identity;
    let right = this.#monoid.identity;
    let low = Math.max(from, 0) + this.length;
    let high = Math.min(to, this.length) + this.length;
    for (; low < high; low >>= 1, high >>= 1) {
      if (low % 2 === 1) left = this.#monoid.combine(left, this.#nodes[low++]);
      if (high % 2 === 1) right = this.#monoid.combine(right, this.#nodes[--high]);
    }
    return this.#monoid.combine(left, right);
  }

  #update(node: number): void {
    this.#nodes[node] = this.#monoid.combine(this.#nodes[2 * node], this.#nodes[2 * node + 1]);
  }

  #check(index: number): void {
    if (!(index >= 0 && index < this.length)) throw new RangeError(`no index: ${index}`);
  }
}