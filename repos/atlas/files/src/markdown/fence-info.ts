/** What stands behind an opening fence. */
export interface FenceInfo {
  readonly language: string;
  readonly title?: string;
  readonly marked: readonly number[];
}

/** Reads `ts {1,3-5} title="main.ts"`: the language, the lines to mark, a title. */
export function parseFenceInfo(info: string): FenceInfo {
  const language = /^[^\s{]+/.exec(info)?.[0] ?? '';
  const ranges = /\{([\d,\s-]*)\}/.exec(info)?.[1] ?? '';
  const title = /\btitle="([^"]*)"/.exec(info)?.[1];
  const marked = [...new Set(ranges.split(',').flatMap(expandRange))].sort((a, b) => a - b);
  return title === undefined ? { language, marked } : { language, marked, title };
}

/** The numbers of `3` or `3-5`; none of a range that is turned round. */
function expandRange(range: string): number[] {
  const match = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(range);
  if (!match) return [];
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
