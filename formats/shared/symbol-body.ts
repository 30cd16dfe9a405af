/** Where the text of a declaration goes: its indentation there, and which of its lines start inside of a string. */
export interface BodyPlace {
  readonly indent: string;
  readonly isInString: (line: number) => boolean;
}

/**
 * The lines of a declaration as they stand at a place. Text whose first line has the place's indentation is taken as it is; else the
 * first line takes that indentation. The other lines move with it where the whole text was written at another column: where they are
 * indented less than the place or, but for a closing line, just as much.
 */
export const indentBody = (body: readonly string[], { indent, isInString }: BodyPlace): string[] => {
  const [first = ''] = body;
  const written = indentOf(first);
  if (written === indent) return [...body];
  const isOut = (line: string, index: number): boolean =>
    index > 0 && line.trim() !== '' && !(written === '' ? isBelow(line, indent) : line.startsWith(written)) && !isInString(index);
  const moves = body.some(isOut) === (written === '');
  return body.map((line, index) => {
    if (index === 0) return indent + line.slice(written.length);
    return !moves || line.trim() === '' || isInString(index) ? line : indent + line.slice(written.length);
  });
};

/** The lines of a text without empty ones at its start and end. */
export const bodyLines = (text: string): string[] => {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1);
};

/** The white space that a line starts with. */
export const indentOf = (line: string): string => line.slice(0, line.length - line.trimStart().length);

/** Whether what stands on a line behind a symbol is more than a comment. */
export const holdsCode = (tail: string): boolean => tail.trim() !== '' && !/^\s*(?:\/\/|#|\/\*.*\*\/\s*$)/.test(tail);

/** Whether a line reads as one below a first line with this indentation: indented more, or as much and closing something. */
const isBelow = (line: string, indent: string): boolean => {
  if (!line.startsWith(indent)) return false;
  const own = line.slice(indent.length);
  return own.trimStart().length < own.length || /^(?:[)\]}]|<\/|end\b|\*\/)/.test(own);
};
