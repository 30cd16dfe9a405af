/** The prefix that a numbered listing puts before a line: the 1-based line that it names, and its length. */
export interface Prefix {
  readonly line: number;
  readonly length: number;
}

/** How a listing numbers its lines, and which number the first line of a text would have. */
export interface Listing {
  read(line: string): Prefix | undefined;
  write(line: string, number: number): string;
  /** Whether the first prefix may be that of the first line; any number may come when absent. */
  readonly first?: number;
}

/**
 * The lines without the prefixes of a listing that the model copied: they count as copied only where every line that is not blank has one and
 * their numbers rise.
 */
export const dropEchoes = (lines: readonly string[], listing: Listing): readonly string[] => {
  const dropped: string[] = [];
  let last: number | undefined;
  for (const [index, line] of lines.entries()) {
    const prefix = listing.read(line);
    if (prefix === undefined && line.trim() !== '') return lines;
    if (prefix !== undefined) {
      const rises = last === undefined ? listing.first === undefined || prefix.line === listing.first + index : prefix.line > last;
      if (!rises) return lines;
      last = prefix.line;
    }
    dropped.push(line.slice(prefix?.length ?? 0));
  }
  return last === undefined ? lines : dropped;
};

/** Lines from which `dropEchoes` gives back `lines`: themselves, or with prefixes where they would be taken for copied ones. */
export const keepEchoes = (lines: readonly string[], listing: Listing): readonly string[] =>
  dropEchoes(lines, listing) === lines ? lines : lines.map((line, index) => listing.write(line, (listing.first ?? 1) + index));
