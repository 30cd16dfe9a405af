/** The text with a backslash before each line that a reader would take for a marker, or for a marker that is escaped already. */
export const escapeMarkers = (text: string): string => mapMarkers(text, (indent, line) => `${indent}\\${line}`);

/** The text with one backslash less before each escaped marker: `\=======` is a line of equal signs. Indented lines count too. */
export const unescapeMarkers = (text: string): string => mapMarkers(text, (indent, line) => indent + (line.startsWith('\\') ? line.slice(1) : line));

/** Rewrites the lines that are, behind white space and backslashes, a marker. */
const mapMarkers = (text: string, write: (indent: string, line: string) => string): string => {
  if (!MARKS.some((mark) => text.includes(mark))) return text;
  return text
    .split('\n')
    .map((line) => {
      const start = skip(line, 0, ' \t');
      const mark = skip(line, start, '\\');
      return MARKS.some((known) => line.startsWith(known, mark)) ? write(line.slice(0, start), line.slice(start)) : line;
    })
    .join('\n');
};

/** What lines that must be escaped start with. */
const MARKS = ['<<<<<<<', '=======', '>>>>>>>', '-------', '+++++++', ':start_line:', ':end_line:'];

const skip = (line: string, from: number, chars: string): number => {
  let to = from;
  while (to < line.length && chars.includes(line.charAt(to))) to++;
  return to;
};
