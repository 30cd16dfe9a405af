/** Finds runs of equal keys in a list of keys, at the cost of one pass over the list when it is made. */
export interface LineIndex {
  /** The places at which the keys stand in a row; undefined when there are too many places to try. */
  find(wanted: readonly string[]): number[] | undefined;
}

/** Notes the places of each key. */
export const indexLines = (keys: readonly string[]): LineIndex => {
  const places = new Map<string, number[]>();
  for (const [line, key] of keys.entries()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, [line]);
    else known.push(line);
  }
  return {
    find: (wanted) => {
      const rarest = rarestOf(wanted, places);
      if (rarest === undefined) return [];
      if (rarest.places.length * wanted.length > MAX_COMPARED) return undefined;
      const starts = rarest.places.map((line) => line - rarest.index);
      return starts.filter((start) => wanted.every((key, index) => keys[start + index] === key));
    },
  };
};

const MAX_COMPARED = 1e6;

/** The wanted key with the fewest places; undefined when one has none. */
const rarestOf = (wanted: readonly string[], places: ReadonlyMap<string, readonly number[]>) => {
  let rarest: { readonly index: number; readonly places: readonly number[] } | undefined;
  for (const [index, key] of wanted.entries()) {
    const found = places.get(key);
    if (found === undefined) return undefined;
    if (rarest === undefined || found.length < rarest.places.length) rarest = { index, places: found };
  }
  return rarest;
};
