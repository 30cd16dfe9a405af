/**
 * Every offset at which `wanted` stands in `text`, overlapping ones included, ascending. Takes linear time on any input: texts whose
 * product of lengths is small are left to `indexOf`, whose worst case is that product; the others are scanned with a failure table.
 */
export const findAll = (text: string, wanted: string): number[] => {
  if (wanted === '' || wanted.length > text.length) return [];
  return text.length * wanted.length <= SMALL_PRODUCT ? searchAgain(text, wanted) : searchOnce(text, wanted);
};

/** Those of the ascending offsets that a left-to-right replacement would take: none starts inside the one before. */
export const withoutOverlaps = (offsets: readonly number[], endOf: (offset: number) => number): number[] => {
  const taken: number[] = [];
  let end = 0;
  for (const offset of offsets) {
    if (offset < end) continue;
    taken.push(offset);
    end = endOf(offset);
  }
  return taken;
};

const SMALL_PRODUCT = 1e8;

const searchAgain = (text: string, wanted: string): number[] => {
  const found: number[] = [];
  for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) found.push(i);
  return found;
};

/** Knuth, Morris and Pratt's search. */
const searchOnce = (text: string, wanted: string): number[] => {
  const borders = bordersOf(wanted);
  const found: number[] = [];
  let matched = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    while (matched > 0 && wanted.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0;
    if (wanted.charCodeAt(matched) === code) matched++;
    if (matched === wanted.length) found.push(i - matched + 1);
  }
  return found;
};

/** For each prefix of `wanted`, the length of its longest proper prefix that is also its suffix. */
const bordersOf = (wanted: string): Int32Array => {
  const borders = new Int32Array(wanted.length);
  let matched = 0;
  for (let i = 1; i < wanted.length; i++) {
    while (matched > 0 && wanted.charCodeAt(matched) !== wanted.charCodeAt(i)) matched = borders[matched - 1] ?? 0;
    if (wanted.charCodeAt(matched) === wanted.charCodeAt(i)) matched++;
    borders[i] = matched;
  }
  return borders;
};
