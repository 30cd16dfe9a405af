/** What is said of a subset; `stopped` when nothing more may be asked. */
export type Answer = 'holds' | 'breaks' | 'unknown' | 'stopped';

/** What is left of a list. `minimal` when it was shown that none of it alone can be taken out. */
export interface Minimised<Item> {
  readonly kept: readonly Item[];
  readonly minimal: boolean;
}

/**
 * Finds a subset that still holds, and none of whose items can be taken out alone: ddmin (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing
 * input", 2002). The whole list is known to hold. Which of several such subsets it is depends on the order of the items.
 */
export const minimise = async <Item>(items: readonly Item[], ask: (kept: readonly Item[]) => Promise<Answer>): Promise<Minimised<Item>> => {
  const none = items.length === 0 ? 'holds' : await ask([]);
  if (none === 'holds') return { kept: [], minimal: true };
  if (none === 'stopped') return { kept: items, minimal: false };
  let kept = items;
  for (let parts = 2; kept.length > 1; ) {
    const step = await reduce(kept, parts, ask);
    if (step === 'stopped') return { kept, minimal: false };
    if (step !== undefined) [kept, parts] = [step.kept, step.parts];
    else if (parts >= kept.length) break;
    else parts = Math.min(kept.length, parts * 2);
  }
  return { kept, minimal: true };
};

/** Tries each part alone, then all but each part. */
const reduce = async <Item>(
  kept: readonly Item[],
  parts: number,
  ask: (kept: readonly Item[]) => Promise<Answer>,
): Promise<{ readonly kept: readonly Item[]; readonly parts: number } | 'stopped' | undefined> => {
  const chunks = split(kept, parts);
  const smaller = [
    ...chunks.map((chunk) => ({ kept: chunk, parts: 2 })),
    ...(parts > 2 ? chunks.map((chunk) => ({ kept: kept.filter((item) => !chunk.includes(item)), parts: Math.max(parts - 1, 2) })) : []),
  ];
  for (const one of smaller) {
    const answer = await ask(one.kept);
    if (answer === 'stopped') return 'stopped';
    if (answer === 'holds') return one;
  }
  return undefined;
};

const split = <Item>(items: readonly Item[], parts: number): readonly (readonly Item[])[] =>
  Array.from({ length: parts }, (_, part) => items.slice(Math.floor((part * items.length) / parts), Math.floor(((part + 1) * items.length) / parts)));
