/** A fenced block of a response. Offsets are UTF-16 into the response; the body ends with the newline before the closing fence. */
export interface Fence {
  readonly info: string;
  /** What opens it: backticks or tildes. */
  readonly marker: string;
  readonly indent: number;
  readonly from: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly to: number;
  readonly closed: boolean;
}

/**
 * The fenced blocks of a response by the rule of CommonMark (spec 0.31, 4.5): a block is closed by a fence of the same
 * character, at least as long as the opening one, with nothing after it. The last block may be unclosed.
 */
export const readFences = (text: string): Fence[] => {
  const fences: Fence[] = [];
  let open: OpenFence | undefined;
  for (let from = 0; from < text.length; ) {
    const to = endOfLine(text, from);
    const line = text.slice(from, Math.min(to, from + LONGEST_FENCE_LINE));
    if (open === undefined) {
      const start = openFence(line);
      if (start !== undefined) open = { ...start, from, bodyFrom: to };
    } else if (closesFence(line, open.marker)) {
      fences.push({ ...open, bodyTo: from, to, closed: true });
      open = undefined;
    }
    from = to;
  }
  if (open !== undefined) fences.push({ ...open, bodyTo: text.length, to: text.length, closed: false });
  return fences;
};

/** The body of a fence, without the indentation of the fence itself. */
export const readFenceBody = (text: string, fence: Fence): string => {
  const body = text.slice(fence.bodyFrom, fence.bodyTo);
  if (fence.indent === 0) return body;
  return body
    .split('\n')
    .map((line) => line.slice(Math.min(fence.indent, countIndent(line))))
    .join('\n');
};

/** `body` between fences that are longer than any run of backticks that starts one of its lines. A body without a final newline gets one. */
export const writeFence = (body: string, info: string): string => {
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  const newline = body === '' || body.endsWith('\n') ? '' : '\n';
  return `${fence}${info}\n${body}${newline}${fence}\n`;
};

/** What an opening fence says, when the line is one. */
export const openFence = (line: string): Pick<Fence, 'info' | 'marker' | 'indent'> | undefined => {
  const indent = countIndent(line);
  const char = line[indent];
  if (indent > 3 || (char !== '`' && char !== '~')) return undefined;
  const length = countRun(line, indent, char);
  const info = line.slice(indent + length).trim();
  if (length < 3 || (char === '`' && info.includes('`'))) return undefined;
  return { info, marker: char.repeat(length), indent };
};

/** Whether the line closes the block that `marker` opened. */
export const closesFence = (line: string, marker: string): boolean => {
  const indent = countIndent(line);
  if (indent > 3 || !line.startsWith(marker, indent)) return false;
  return line.slice(indent + countRun(line, indent, marker.charAt(0))).trim() === '';
};

/** The info string for a file: the extension of its path. */
export const infoFor = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return name.includes('.') && /^[A-Za-z0-9]{1,10}$/.test(extension) ? extension : '';
};

type OpenFence = Omit<Fence, 'bodyTo' | 'to' | 'closed'>;

const LONGEST_FENCE_LINE = 2000;

const longestRun = (body: string): number => {
  let longest = 0;
  for (let from = 0; from < body.length; from = endOfLine(body, from)) {
    const start = from + countIndent(body.slice(from, from + 4));
    if (body[start] === '`') longest = Math.max(longest, countRun(body, start, '`'));
  }
  return longest;
};

const countIndent = (line: string): number => countRun(line, 0, ' ');

const countRun = (text: string, from: number, char: string): number => {
  let to = from;
  while (text[to] === char) to++;
  return to - from;
};

/** The offset after the newline that ends the line, or the end of the text. */
const endOfLine = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
};
