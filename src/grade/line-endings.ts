/** How all lines of a text end; undefined where they end in several ways, or none does. */
export const findEnding = (text: string): string | undefined => {
  const kinds = new Set(text.match(/\r\n|\r|\n/g));
  const [first] = kinds;
  return kinds.size === 1 ? first : undefined;
};

/** The text with every line ended so. */
export const withEnding = (text: string, ending: string): string => text.split(/\r\n|\r|\n/).join(ending);

/** Where the last line break of a text starts; its end where the text ends in none. */
export const findFinalBreak = (text: string): number => {
  if (text.endsWith('\r\n')) return text.length - 2;
  return text.endsWith('\n') || text.endsWith('\r') ? text.length - 1 : text.length;
};
