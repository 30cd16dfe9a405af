import type { Draft } from './draft.ts';
import { bomLength } from './lines.ts';
import type { Matches } from './matches.ts';
import type { TextEdit } from './script.ts';

/**
 * The candidates that the rules of a draft leave: behind the edit before, or with `wrap` all where none is behind it; and none that passes over a
 * byte order mark where that is text. Our own rules leave all.
 */
export const keepReachable = (matches: Matches | undefined, { cursor, file, rules }: Draft): Matches | undefined => {
  if (matches === undefined) return undefined;
  const skipsMark = rules.endings !== undefined && bomLength(file.text) > 0;
  const starts = skipsMark ? matches.starts.filter((start) => start !== bomLength(file.text)) : matches.starts;
  const behind = rules.cursor === undefined ? starts : starts.filter((start) => start >= cursor);
  const kept = behind.length === 0 && rules.cursor === 'wrap' ? starts : behind;
  return kept === matches.starts ? matches : { ...matches, starts: kept };
};

/** Moves the cursor behind edits that reach up to `end` of the text they were made in. */
export const moveCursor = (draft: Draft, end: number, edits: readonly TextEdit[]): void => {
  if (draft.rules.cursor === undefined) return;
  const growth = draft.coordinates === 'original' ? 0 : edits.reduce((sum, { from, to, text }) => sum + text.length - (to - from), 0);
  draft.cursor = end + growth;
};
