import { readInfoPath } from './block-paths.ts';
import { readFences } from './fences.ts';
import { lastCodeSpanPath } from './paths-in-prose.ts';

/**
 * The response without fences of Markdown that wrap an answer: those that hold fences of their own and name no file. The fence lines are
 * blanked out, so that spans hold.
 */
export const unwrapMarkdown = (text: string): string => {
  if (!/^ {0,3}[`~]{3,}\s*(?:markdown|md)\s*$/m.test(text)) return text;
  const parts: string[] = [];
  let done = 0;
  let since = 0;
  for (const { info, from, to, bodyFrom, bodyTo, closed } of readFences(text)) {
    const prose = text.slice(since, from);
    since = to;
    if (!closed || !WRAPPERS.has(info) || lastCodeSpanPath(prose) !== undefined || namesFile(prose)) continue;
    if (readFences(text.slice(bodyFrom, bodyTo)).length === 0) continue;
    parts.push(text.slice(done, from), blank(text.slice(from, bodyFrom)), text.slice(bodyFrom, bodyTo), blank(text.slice(bodyTo, to)));
    done = to;
  }
  return parts.join('') + text.slice(done);
};

const WRAPPERS = new Set(['md', 'markdown']);
/** Whether the last written line is a path: then the fence is a file of Markdown. */
const namesFile = (prose: string): boolean => {
  const line = prose.trimEnd().slice(-LONGEST_LINE);
  return readInfoPath(line.slice(line.lastIndexOf('\n') + 1).replaceAll(/[`*#: ]/g, '')) !== undefined;
};

const LONGEST_LINE = 500;
const blank = (line: string): string => line.replace(/[^\n]/g, ' ');
