import { findPathAbove } from './block-paths.ts';
import { openFence } from './fences.ts';
import { readMarker } from './markers.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';

/**
 * A text in which tags that stand on one line with a marker (`<diff><<<<<<< SEARCH`, `>>>>>>> REPLACE]]></content>`) are blanks. It
 * keeps its length and its lines.
 */
export const blankTagsBesideMarkers = (text: string): string => {
  if (!TAGS.some((tag) => text.includes(tag))) return text;
  const lines = splitResponse(text);
  const parts: string[] = [];
  let done = 0;
  for (let line = 0; line < lines.count; line++) {
    const written = lines.at(line) ?? '';
    if (written.length > LONGEST_LINE || !TAGS.some((tag) => written.includes(tag))) continue;
    const bare = blankTags(written);
    if (bare === written || readMarker(bare, line) === undefined) continue;
    parts.push(text.slice(done, lines.from(line)), bare);
    done = lines.from(line) + written.length;
  }
  return parts.join('') + text.slice(done);
};

/** The path of a block in tags: in the `<path>` above it, else as it stands above a block without tags. */
export const findCarriedPath = (lines: ResponseLines, line: number, since: number): string | undefined => {
  for (let above = line - 1; above >= since && above >= line - MOST_LINES_BACK; above--) {
    const text = (lines.at(above) ?? '').trim();
    if (!text.includes('<path>') || text.length > LONGEST_LINE) continue;
    const from = text.lastIndexOf('<path>') + '<path>'.length;
    const close = text.indexOf('</path>', from);
    const path = close < 0 ? (lines.at(above + 1) ?? '') : text.slice(from, close);
    const closed = close >= 0 || path.includes('</path>') || (lines.at(above + 2) ?? '').includes('</path>');
    if (closed) return path.replace('</path>', '').trim();
  }
  return findPathAbove(lines, line, since);
};

/** The 0-based line that a `<start_line>` element before or after the content gives to the first block in it, the block of lines [from, to). */
export const findCarriedLine = (lines: ResponseLines, from: number, to: number): number | undefined => {
  let above = from - 1;
  while (isLayout(lines.at(above))) above--;
  const before = readStartLine(lines.at(above));
  if (before !== undefined) return before;
  const opener = lines.at(above)?.trim() ?? '';
  if (!opener.endsWith('<content>') && !opener.endsWith('<diff>')) return undefined;
  let below = to;
  while (isLayout(lines.at(below))) below++;
  return readStartLine(lines.at(below));
};

const TAGS = ['<![CDATA[', ']]>', '<content>', '</content>', '<diff>', '</diff>', '<apply_diff>', '</apply_diff>', '</file>', '</args>'];
const LONGEST_LINE = 300;
const MOST_LINES_BACK = 12;
const LAYOUT = new Set(['', ']]>', '<![CDATA[', '<content>', '</content>', '<content><![CDATA[', ']]></content>']);

const blankTags = (line: string): string => {
  let [from, to] = [0, line.trimEnd().length];
  for (let last = -1; last !== to - from; ) {
    last = to - from;
    while (from < to && ' \t'.includes(line.charAt(from))) from++;
    while (to > from && ' \t'.includes(line.charAt(to - 1))) to--;
    from += TAGS.find((tag) => line.startsWith(tag, from))?.length ?? 0;
    to -= TAGS.find((tag) => line.slice(from, to).endsWith(tag))?.length ?? 0;
  }
  return ' '.repeat(from) + line.slice(from, to) + ' '.repeat(line.length - to);
};

const isLayout = (line: string | undefined): boolean => {
  if (line === undefined) return false;
  const text = line.trim();
  return LAYOUT.has(text) || openFence(text) !== undefined;
};

const readStartLine = (line: string | undefined): number | undefined => {
  const stated = /^(?:\]\]>)?(?:<\/?content>)?<start_line>\s?(\d{1,9})\s?<\/start_line>/.exec(line?.trim().slice(0, 60) ?? '')?.[1];
  return stated === undefined || Number(stated) === 0 ? undefined : Number(stated) - 1;
};
