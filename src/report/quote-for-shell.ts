/** A word as a person can type it in a shell. */
export const quoteForShell = (word: string): string => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", () => `'\\''`)}'`);
