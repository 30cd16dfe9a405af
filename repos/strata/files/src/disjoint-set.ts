/** Sets that have no value in common and can be joined. Every value starts as a set of its own. */
export class DisjointSet<T> {
  readonly #parents = new Map<T, T>();
  #joins = 0;

  /** How many sets the values that were mentioned so far make up. */
  get count(): number {
    return this.#parents.size - this.#joins;
  }

  /** The value that stands for the set of a value. */
  find(value: T): T {
    const parent = this.#parents.get(value);
    if (parent === undefined) this.#parents.set(value, value);
    if (parent === undefined || parent === value) return value;
    const root = this.find(parent);
    this.#parents.set(value, root);
    return root;
  }

  /** Makes one set of two; the second one's value stands for it. False where they are one already. */
  join(first: T, second: T): boolean {
    const [from, to] = [this.find(first), this.find(second)];
    if (from === to) return false;
    this.#parents.set(from, to);
    this.#joins += 1;
    return true;
  }

  areJoined(first: T, second: T): boolean {
    return this.find(first) === this.find(second);
  }
}
