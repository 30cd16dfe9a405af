import { allMarks, type CommentMarks, escapedMarkup, findMarks, readComment } from './comment-marks.ts';
import { endsWithDots, isPlaceholderPhrase, isPlain, saysSame, startsWithDots, wordsOf } from './placeholder-phrases.ts';

/**
 * What a line of a lazy text is: code; a `gap`, which stands for lines left out; something that reads like one but is not by the letter
 * (`doubtful`); or a comment or a lone `...` that could be one if code goes away beside it (`suspect`).
 */
export type LazyLine = 'code' | 'gap' | 'doubtful' | 'suspect';

/** Tells what the lines of a lazy text of a file are. */
export const lazyLines = (path: string): ((line: string) => LazyLine) => {
  const known = findMarks(path);
  const marks = known === undefined || known.length === 0 ? anyMarks : known;
  const hasComments = known !== undefined && known.length > 0;
  const dots = !hasComments ? 'gap' : /\.pyi?$/i.test(path) ? 'suspect' : 'doubtful';
  return (line) => {
    if (line.length > MAX_LENGTH) return 'code';
    if (ONLY_DOTS.test(line.trim())) return dots;
    const comment = readComment(line, marks);
    if (comment !== undefined) return readPhrase(comment);
    const foreign = readComment(line, allMarks);
    return foreign !== undefined && foreign !== '' && readPhrase(foreign) === 'gap' && hasDots(foreign) ? 'doubtful' : 'code';
  };
};

/** The lines that a perfect model would use for a gap in a file, best first; none where its language has no comments. */
export const listGapLines = (path: string, isMarkup: boolean): string[] => {
  const known = findMarks(path) ?? [];
  const mark = (isMarkup ? known.find(({ open }) => open === '{/*') : undefined) ?? known[0];
  return mark === undefined ? [] : PHRASES.map((phrase) => `${mark.open} ${phrase}${mark.close === '' ? '' : ` ${mark.close}`}`);
};

const PHRASES = ['... existing code ...', '... unchanged code ...', '... rest of the code unchanged ...'];
const MAX_LENGTH = 200;
const MOST_WORDS = 20;
const ONLY_DOTS = /^(?:\.{3,}|…)$/;
const WHOLE_PHRASES = new Set([
  'existing code',
  'unchanged code',
  'existing code unchanged',
  'code unchanged',
  'rest of code',
  'rest of the code',
  'rest of file',
  'rest of the file',
]);

const anyMarks: readonly CommentMarks[] = allMarks.filter((marks) => marks !== escapedMarkup && !['*', ';', '%'].includes(marks.open));

const readPhrase = (comment: string): LazyLine => {
  const inner = /^[([].*[)\]]$/.test(comment) ? comment.slice(1, -1).trim() : comment;
  if (ONLY_DOTS.test(inner) || WHOLE_PHRASES.has(inner.toLowerCase())) return 'gap';
  const words = wordsOf(inner);
  if (words.length > MOST_WORDS) return 'code';
  if (isPlaceholderPhrase(inner) || (startsWithDots(inner) && (endsWithDots(inner) || (words.length > 0 && isPlain(words))))) return 'gap';
  if (startsWithDots(inner)) return 'doubtful';
  return words.length > 0 && isPlain(words) && (saysSame(words) || endsWithDots(inner)) ? 'suspect' : 'code';
};

const hasDots = (comment: string): boolean => startsWithDots(comment) || endsWithDots(comment);
