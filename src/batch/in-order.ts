/** Works on a stream, on several items at once, and yields what comes out in its order; at most `ahead` items are under way or done and not yet taken. */
export async function* mapInOrder<Item, Done>(items: AsyncIterable<Item>, ahead: number, work: (item: Item) => Promise<Done>): AsyncGenerator<Done> {
  const pending: Promise<Done>[] = [];
  for await (const item of items) {
    const working = work(item);
    working.catch(() => {});
    pending.push(working);
    const next = pending.length >= ahead ? pending.shift() : undefined;
    if (next !== undefined) yield await next;
  }
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) yield await next;
}
