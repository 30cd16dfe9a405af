/** Does something for each item, so many at a time; the results are in the order of the items. */
export const inParallel = async <Item, Result>(items: readonly Item[], limit: number, work: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results = new Array<Result>(items.length);
  const queue = items.entries();
  const drain = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, drain));
  return results;
};
