const WORDS_PER_MINUTE = 220;

/** How many minutes a number of words takes to read; at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
