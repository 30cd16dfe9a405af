import { allMarks, readComment } from './comment-marks.ts';
import { isPlaceholderPhrase } from './placeholder-phrases.ts';

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
  const comment = line.length <= MAX_LENGTH ? readComment(line, allMarks) : undefined;
  return comment !== undefined && isPlaceholderPhrase(comment);
};

const MAX_LENGTH = 200;
