import { isQuick, spread } from './options.ts';

/** Something that is timed beside others that do the same sample. `prepare` runs before each timing and is not timed. */
export interface Contestant {
  readonly run: () => unknown;
  readonly prepare?: () => void;
}

/** Takes some samples once and forgets what it took: what comes first would be timed uncompiled. */
export const warmUp = <Item>(items: readonly Item[], take: (item: Item) => unknown): void => {
  for (const item of spread(items, isQuick ? 1 : 100)) take(item);
};

/** The least nanoseconds that each contestant took for one sample. */
export type Times<Name extends string> = Readonly<Record<Name, number>>;

/**
 * Times all contestants in turn, round by round, so that what else the machine does meets all of them, and keeps the least time of each.
 * What is over too soon for the clock is repeated within a timing.
 */
export const race = <Name extends string>(contestants: Readonly<Record<Name, Contestant>>, rounds: number): Times<Name> => {
  const entries = Object.entries<Contestant>(contestants).map(([name, contestant]) => ({
    name,
    contestant,
    repeats: countRepeats(contestant),
    least: Infinity,
  }));
  for (let round = 0; round < rounds; round++) {
    for (const entry of rotate(entries, round)) {
      entry.contestant.prepare?.();
      entry.least = Math.min(entry.least, timeOf(entry.contestant.run, entry.repeats));
    }
  }
  return Object.fromEntries(entries.map(({ name, least }) => [name, least])) as Times<Name>;
};

const SHORTEST_NS = 20_000;

/** What is to be prepared cannot be repeated; the first call, which may compile, does not count. */
const countRepeats = ({ run, prepare }: Contestant): number => {
  prepare?.();
  run();
  return prepare === undefined ? Math.min(1000, Math.ceil(SHORTEST_NS / Math.max(1, timeOf(run, 1)))) : 1;
};

const timeOf = (run: () => unknown, repeats: number): number => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i++) run();
  return Number(process.hrtime.bigint() - start) / repeats;
};

const rotate = <Item>(items: readonly Item[], by: number): readonly Item[] => items.map((_, index) => items[(index + by) % items.length] as Item);
