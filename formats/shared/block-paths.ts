import { openFence } from './fences.ts';
import { readPathComment } from './path-comments.ts';
import { looksLikePath, readPathLine } from './paths-in-prose.ts';
import type { ResponseLines } from './response-lines.ts';

/** The path that stands at most three written lines above line `line`, in or above its fence, perhaps in a comment, and not before line `since`. */
export const findPathAbove = (lines: ResponseLines, line: number, since: number): string | undefined => {
  let seen = 0;
  for (let above = line - 1; above >= since && above >= line - MOST_LINES_BACK && seen < 3; above--) {
    const text = lines.at(above) ?? '';
    if (text.trim() === '') continue;
    seen++;
    const fence = openFence(text);
    const path = fence === undefined ? (readPathLine(text) ?? readPathComment(text)) : readInfoPath(fence.info);
    if (path !== undefined) return path;
  }
  return undefined;
};

/** The path in a fence's info string: `ts path=src/a.ts`, `ts title="src/a.ts"`, `src/a.ts`, `ts:src/a.ts`, `ts src/a.ts`. */
export const readInfoPath = (info: string): string | undefined => {
  if (info === '' || info.length > LONGEST_INFO) return undefined;
  const stated = KEYS.exec(info);
  if (stated !== null) return stated[1] ?? stated[2] ?? stated[3];
  const words = info.split(/\s+/);
  const last = words.at(-1) ?? '';
  if (words.length > 2) return undefined;
  const colon = last.indexOf(':');
  const path = colon > 1 && words.length === 1 ? last.slice(colon + 1) : last;
  return looksLikePath(path) ? path : undefined;
};

const MOST_LINES_BACK = 8;
const LONGEST_INFO = 500;
const KEYS = /(?:^|[\s{:])(?:path|file|filename|filepath|title|name)\s?[=:]\s?(?:"([^"]+)"|'([^']+)'|([^\s"'}]+))/;
