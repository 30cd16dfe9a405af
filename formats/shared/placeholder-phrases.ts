/** Whether the text of a comment says that it stands for code left out, and nothing else. */
export const isPlaceholderPhrase = (comment: string): boolean => {
  const dotted = comment.includes('...') || comment.includes('…');
  const words = wordsOf(comment);
  if (words.length === 0 || words.length > MAX_WORDS || /[;={}<>|&\\]/.test(comment)) return false;
  if (dotted && !startsWithDots(comment) && !endsWithDots(comment)) return false;
  const [first, second] = words[0] === 'the' ? words.slice(1) : words;
  if (startsWithDots(comment) && ((first === 'rest' && second === 'of') || (FIRST.has(first ?? '') && words.length > 1))) return true;
  return isPlain(words) && (dotted ? saysSame(words) : words.some((word) => KEYS.has(word)) && words.some((word) => SAME.has(word)));
};

/** Whether all words are such as are said about code that is left out, or about code in general. */
export const isPlain = (words: readonly string[]): boolean => words.every((word) => WORDS.has(word) || KEYS.has(word) || SAME.has(word));

/** Whether one of the words is said about code that is left out. */
export const saysSame = (words: readonly string[]): boolean => words.some((word) => KEYS.has(word) || SAME.has(word));

/** The words of a comment in lower case. */
export const wordsOf = (comment: string): string[] => comment.toLowerCase().match(/[a-z']+/g) ?? [];

/** Whether a comment starts with three dots, in brackets or not. */
export const startsWithDots = (comment: string): boolean => /^[([]?(?:\.\.\.|…)/.test(comment);

/** Whether a comment ends with three dots, in brackets or not. */
export const endsWithDots = (comment: string): boolean => /(?:\.\.\.|…)[)\]]?$/.test(comment);

const MAX_WORDS = 10;

/** First words that make a phrase stand for code when dots come before it, whatever follows. */
const FIRST = new Set(['existing', 'remaining', 'unchanged', 'previous']);
const KEYS = new Set(['rest', 'existing', 'remaining', 'previous', 'everything', 'omitted']);
const SAME = new Set(['unchanged', 'same', 'before', 'unmodified', 'untouched', 'brevity', 'above']);
const WORDS = new Set(
  (
    'the of as is are in and all other your this that here goes for not keep kept remain remains stay stays shown code file files content contents ' +
    'implementation method methods function functions class classes component components import imports logic line lines body props properties ' +
    'field fields test tests case cases config definition definitions style styles rules markup handlers helpers variables constants types exports ' +
    'items entries section module script block statements declarations else original'
  ).split(' '),
);
