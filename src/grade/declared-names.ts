/**
 * The names that a variable's declaration may give, out of its words: the first one; all words of a pattern; all words at all where it may declare several.
 * One too many is harmless: a declaration with a name that stands elsewhere is kept.
 */
export const listDeclared = (words: readonly string[]): readonly string[] => {
  const own = words.slice(words.findIndex((word) => keywords.has(word)) + 1);
  const names = hasSeveral(own) ? own : brackets.has(own[0] ?? '') ? readPattern(own) : own.slice(0, 1);
  return names.filter((word) => /^[$\p{ID_Continue}]+$/u.test(word));
};

const keywords: ReadonlySet<string> = new Set(['const', 'let', 'using', 'var']);
const brackets: ReadonlyMap<string, number> = new Map([
  ['(', 1],
  ['[', 1],
  ['{', 1],
  ['${', 1],
  [')', -1],
  [']', -1],
  ['}', -1],
]);

const hasSeveral = (words: readonly string[]): boolean => {
  let depth = 0;
  for (const word of words) {
    depth += brackets.get(word) ?? 0;
    if (depth === 0 && word === ',') return true;
  }
  return false;
};

/** The words of the pattern at the start. */
const readPattern = (words: readonly string[]): readonly string[] => {
  let depth = 0;
  const end = words.findIndex((word) => {
    depth += brackets.get(word) ?? 0;
    return depth === 0;
  });
  return words.slice(0, end + 1);
};
