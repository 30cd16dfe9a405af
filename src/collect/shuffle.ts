import type { Random } from '../random.ts';

/** The items in seeded random order (Fisher and Yates). */
export const shuffle = <Item>(items: readonly Item[], random: Random): Item[] => {
  const rest = [...items];
  const shuffled: Item[] = [];
  while (rest.length > 0) shuffled.push(...rest.splice(random.below(rest.length), 1));
  return shuffled;
};
