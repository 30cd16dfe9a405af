export interface CacheOptions {
  /** How many entries there may be. */
  readonly capacity: number;
  /** How many milliseconds an entry is good for; for ever unless given. */
  readonly ttl?: number;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
}

/** How well a cache did. */
export interface CacheStats {
  readonly hits: number;
  readonly misses: number;
  /** Entries that had to make room. */
  readonly evictions: number;
  /** Entries that were found to be too old. */
  readonly expirations: number;
}

interface Slot<V> {
  readonly value: V;
  /** The moment from which on it is too old. */
  readonly expires: number;
}

/** A cache that forgets what was not used for longest, and what is too old. */
export class LruCache<K, V> {
  readonly #capacity: number;
  readonly #ttl: number;
  readonly #now: () => number;
  /** The order is that of use: the entry to be evicted first comes first. */
  readonly #slots = new Map<K, Slot<V>>();
  readonly #stats = { hits: 0, misses: 0, evictions: 0, expirations: 0 };

  constructor({ capacity, ttl = Number.POSITIVE_INFINITY, now = Date.now }: CacheOptions) {
    if (!(Number.isInteger(capacity) && capacity > 0)) throw new RangeError(`no capacity: ${capacity}`);
    this.#capacity = capacity;
    this.#ttl = ttl;
    this.#now = now;
  }

  /** How many entries are held, those included that are too old and not found out yet. */
  get size(): number {
    return this.#slots.size;
  }

  get stats(): CacheStats {
    return { ...this.#stats };
  }

  /** The value of a key; it counts as used from now on. */
  get(key: K): V | undefined {
    const slot = this.#find(key);
    if (slot === undefined) {
      this.#stats.misses += 1;
      return undefined;
    }
    this.#stats.hits += 1;
    this.#slots.delete(key);
    this.#slots.set(key, slot);
    return slot.value;
  }

  /** The value of a key, without using it: neither the order nor hits and misses change. */
  peek(key: K): V | undefined {
    return this.#find(key)?.value;
  }

  /** Whether there is a value for a key. */
  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  /** Keeps a value, in place of an older one of the same key, and makes room for it. */
  set(key: K, value: V): this {
    this.#slots.delete(key);
    if (this.size >= this.#capacity) this.#evict();
    this.#slots.set(key, { value, expires: this.#now() + this.#ttl });
    return this;
  }

  /** Forgets a key; false where there is no value for it. */
  delete(key: K): boolean {
    return this.#find(key) !== undefined && this.#slots.delete(key);
  }

  /** The slot of a key; one that is too old is forgotten. */
  #find(key: K): Slot<V> | undefined {
    const slot = this.#slots.get(key);
    if (slot === undefined || this.#now() < slot.expires) return slot;
    this.#slots.delete(key);
    this.#stats.expirations += 1;
    return undefined;
  }

  #evict(): void {
    for (const key of this.#slots.keys()) {
      this.#slots.delete(key);
      this.#stats.evictions += 1;
      return;
    }
  }
}
