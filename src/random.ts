import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of randomness: the same key gives the same draws on every machine. */
export interface Random {
  /** A number in [0, 1). */
  unit(): number;
  /** An integer in [0, limit); `limit` is at least 1. */
  below(limit: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; undefined when there are none. */
  pick<Item>(items: readonly Item[]): Item | undefined;
}

/** Makes a source of randomness from a key, for example `seed/model/task/format/trial`: draws then do not depend on what else is drawn. */
export const createRandom = (key: string): Random => {
  const generator = xoroshiro128plus(hash(key));
  const unit = () => uniformFloat64(generator);
  const below = (limit: number) => uniformInt(generator, 0, limit - 1);
  return { unit, below, chance: (probability) => unit() < probability, pick: (items) => (items.length === 0 ? undefined : items[below(items.length)]) };
};

/** FNV-1a over UTF-16 units, 32 bit (Fowler, Noll, Vo; IETF draft-eastlake-fnv). */
const hash = (key: string): number => {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  return value | 0;
};
