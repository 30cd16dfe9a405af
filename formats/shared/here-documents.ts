/** The start of a here-document of a shell command. `path` is the file that the command edits, when it is `ed` or `patch`. */
export interface HereDocument {
  readonly delimiter: string;
  readonly path?: string;
}

/** Reads a command line such as `ed -s src/a.ts <<'EOF'`; it is never executed. */
export const readHereDocument = (line: string): HereDocument | undefined => {
  const mark = line.length > LONGEST_LINE ? -1 : line.indexOf('<<');
  if (mark < 0) return undefined;
  const delimiter = /^<<-?\s*(?:'([\w.-]+)'|"([\w.-]+)"|\\?([\w.-]+))/.exec(line.slice(mark))?.slice(1).find(Boolean);
  if (delimiter === undefined) return undefined;
  const [command, ...words] = line.slice(0, mark).trim().split(/\s+/);
  const path = words.find((word) => !word.startsWith('-'));
  const edits = command === 'ed' || command === 'patch';
  return { delimiter, ...(edits && path !== undefined && { path: path.replaceAll(/^["']|["']$/g, '') }) };
};

const LONGEST_LINE = 1000;
