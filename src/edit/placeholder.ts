/**
 * The first line of a text that is a comment standing for code left out, such as `// ... existing code ...` or `# rest of the file unchanged`;
 * undefined when there is none. Only comments that say nothing else count. `isKnown` exempts lines that the file had before.
 */
export const findPlaceholder = (text: string, isKnown: (line: string) => boolean): string | undefined => {
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    if (to - from <= MAX_LENGTH) {
      const line = text.slice(from, to).trim();
      if (isPlaceholder(line) && !isKnown(line)) return line;
    }
    from = to + 1;
  }
  return undefined;
};

/** Whether a line is a comment that stands for code left out. */
export const isPlaceholder = (line: string): boolean => {
  const comment = line.length <= MAX_LENGTH ? commentText(line.trim()) : undefined;
  if (comment === undefined) return false;
  const dotted = comment.includes('...') || comment.includes('…');
  const words = comment.toLowerCase().match(/[a-z']+/g) ?? [];
  if (words.length === 0 || words.length > MAX_WORDS || /[;={}<>|&\\]/.test(comment)) return false;
  if (dotted && !hasDotsAtEdge(comment)) return false;
  const [first, second] = words[0] === 'the' ? words.slice(1) : words;
  if (startsWithDots(comment) && ((first === 'rest' && second === 'of') || (FIRST.has(first ?? '') && words.length > 1))) return true;
  const plain = words.every((word) => WORDS.has(word) || KEYS.has(word) || SAME.has(word));
  return (
    plain && (dotted ? words.some((word) => KEYS.has(word) || SAME.has(word)) : words.some((word) => KEYS.has(word)) && words.some((word) => SAME.has(word)))
  );
};

const MAX_LENGTH = 200;
const MAX_WORDS = 10;

/** Opening and closing marks of comments, longest first. */
const COMMENTS: readonly (readonly [open: string, close: string])[] = [
  ['{/*', '*/}'],
  ['<!--', '-->'],
  ['/**', '*/'],
  ['/*', '*/'],
  ['//', ''],
  ['--', ''],
  ['#', ''],
  ['*', ''],
  [';', ''],
  ['%', ''],
];

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

const commentText = (line: string): string | undefined => {
  const marks = COMMENTS.find(([open]) => line.startsWith(open));
  if (marks === undefined) return undefined;
  const [open, close] = marks;
  const text = line.slice(open.length).trim();
  return (close !== '' && text.endsWith(close) ? text.slice(0, -close.length) : text).trim();
};

const hasDotsAtEdge = (comment: string): boolean => startsWithDots(comment) || /(?:\.\.\.|…)[)\]]?$/.test(comment);

const startsWithDots = (comment: string): boolean => /^[([]?(?:\.\.\.|…)/.test(comment);
