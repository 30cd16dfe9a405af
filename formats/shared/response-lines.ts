/** The lines of a response by number, without their newlines. Only the offsets are kept, so that a long response stays cheap. */
export interface ResponseLines {
  readonly count: number;
  /** The text of a line (a carriage return at its end stays); undefined past the last line. */
  at(line: number): string | undefined;
  /** Where a line starts in the response; the length of the response past the last line. */
  from(line: number): number;
}

/** Splits a response at its newlines; a final newline starts no further line. */
export const splitResponse = (text: string): ResponseLines => {
  const starts: number[] = [];
  for (let from = 0; from < text.length; ) {
    starts.push(from);
    const newline = text.indexOf('\n', from);
    from = newline < 0 ? text.length : newline + 1;
  }
  const from = (line: number): number => starts[line] ?? text.length;
  const at = (line: number): string | undefined => {
    if (line < 0 || line >= starts.length) return undefined;
    const to = from(line + 1);
    return text.slice(from(line), text[to - 1] === '\n' ? to - 1 : to);
  };
  return { count: starts.length, at, from };
};

/** The same number of lines and characters, with nothing on them. */
export const blankOut = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The last line of a text that is not blank, of an endless one its end; '' where there is none. */
export const lastWrittenLine = (text: string): string => {
  const written = text.trimEnd().slice(-LONGEST_LINE);
  return written.slice(written.lastIndexOf('\n') + 1);
};

const LONGEST_LINE = 1000;
