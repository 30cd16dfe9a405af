const endings = ['ing', 'ed', 'es', 's'];

/** A word without its ending, so that `links`, `linked` and `linking` are one; at least three letters stay. */
export function stem(word: string): string {
  if (word.endsWith('ss')) return word;
  const ending = endings.find((candidate) => word.endsWith(candidate) && word.length - candidate.length >= 3);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
