/** The part of a page that a script writes: what stands between the comments `NAME: begin` and `NAME: end`. @throws Error when the page has no such part. */
export const readRegion = (page: string, name: string): string => {
  const [from, to] = findRegion(page, name);
  return page.slice(from, to).trim();
};

/** The page with another text in that part. */
export const writeRegion = (page: string, name: string, text: string): string => {
  const [from, to] = findRegion(page, name);
  return `${page.slice(0, from)}\n${text.trim()}\n${page.slice(to)}`;
};

const findRegion = (page: string, name: string): readonly [number, number] => {
  const [begin, end] = [`<!-- ${name}: begin -->\n`, `<!-- ${name}: end -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`the page has no part between "${begin.trim()}" and "${end}"`);
  return [from + begin.length, to];
};

/** A Markdown table; numbers are aligned to the right by their header's place in `right`. */
export const writeTable = (header: readonly string[], rows: readonly (readonly (string | number)[])[], left = 1): string =>
  [header, header.map((_, column) => (column < left ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
