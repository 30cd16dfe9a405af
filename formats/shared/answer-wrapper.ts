import { findPathAbove } from './block-paths.ts';
import { closesFence, type Fence, openFence } from './fences.ts';
import { readPathComment } from './path-comments.ts';
import { lastCodeSpanPath, readPathLine } from './paths-in-prose.ts';
import { blankOut, lastWrittenLine, type ResponseLines, splitResponse } from './response-lines.ts';

/**
 * The response without fences that wrap an answer: those of Markdown, or longer than three marks, that hold a fence of a diff or one with a path, and
 * that name no file themselves. A wrapper may be as long as the fences in it, since only a bare fence closes one. The lines of its own fence are blanked out,
 * so that spans hold. Fences that are indented are content.
 */
export const unwrapMarkdown = (text: string): string => {
  if (!ANY_WRAPPER.test(text)) return text;
  const lines = splitResponse(text);
  const parts: string[] = [];
  let done = 0;
  for (const number of listWrapperLines(text, lines)) {
    const [from, to] = [lines.from(number), lines.from(number + 1)];
    parts.push(text.slice(done, from), blankOut(text.slice(from, to)));
    done = to;
  }
  return parts.join('') + text.slice(done);
};

// The counts have a most, since a pattern remembers each step that it may have to take back.
const ANY_WRAPPER = /^(?:[`~]{3,1000}(?:markdown|md)|`{4,1000}|~{4,1000})[ \t\r]{0,1000}$/im;
const DIFFS = new Set(['diff', 'udiff', 'patch']);

interface OpenFence {
  readonly marker: string;
  readonly line: number;
  /** Whether it may wrap an answer, and whether a fence in it says that it does. */
  readonly mayWrap: boolean;
  wraps: boolean;
}

/** The numbers of the lines that open and close wrappers, in order. */
const listWrapperLines = (text: string, lines: ResponseLines): number[] => {
  const found: number[] = [];
  const open: OpenFence[] = [];
  let done = 0;
  for (let line = 0; line < lines.count; line++) {
    const written = lines.at(line) ?? '';
    const fence = openFence(written);
    const inner = open.at(-1);
    if (fence === undefined || fence.indent > 0) continue;
    if (inner !== undefined && closesFence(written, inner.marker)) {
      open.pop();
      if (inner.wraps) found.push(inner.line, line);
      if (open.length === 0) done = lines.from(line + 1);
      continue;
    }
    const [around] = open;
    if (around?.mayWrap && open.length === 1 && saysEdit(lines, line, around.line + 1, fence.info)) around.wraps = true;
    open.push({ marker: fence.marker, line, mayWrap: around === undefined && mayWrap(fence, text.slice(done, lines.from(line))), wraps: false });
  }
  return found.sort((one, other) => one - other);
};

/** Whether a fence may wrap an answer: the prose above it names no file whose text it could be. */
const mayWrap = ({ info, marker }: Pick<Fence, 'info' | 'marker'>, prose: string): boolean => {
  const isMarkdown = /^(?:markdown|md)$/i.test(info);
  if (!isMarkdown && (info !== '' || marker.length < 4)) return false;
  const path = lastCodeSpanPath(prose) ?? readPathLine(lastWrittenLine(prose));
  return path === undefined || (isMarkdown && !MARKDOWN.test(path));
};

const MARKDOWN = /(?:^|\/)[^./]+$|\.(?:md|mdx|mdc|markdown|rst|txt)$/i;
/** Whether the fence at `line`, in a wrapper that starts at `since`, is a diff or has a path: in it, above it, or in a comment on its first line. */
const saysEdit = (lines: ResponseLines, line: number, since: number, info: string): boolean =>
  DIFFS.has(info) || findPathAbove(lines, line + 1, since) !== undefined || readPathComment(lines.at(line + 1) ?? '') !== undefined;
