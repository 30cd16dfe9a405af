import type { Tier } from '../types.ts';
import { matchLinesExactly, matchTextExactly } from './exact.ts';
import type { FileText } from './file-text.ts';
import {
  firstMatch,
  type LineTier,
  matchAnyEnding,
  matchAtHint,
  matchBlockEnds,
  matchCollapsed,
  matchElided,
  matchFolded,
  matchNearly,
  matchShifted,
  matchSolid,
  matchTrimmed,
  matchTrimmedEnds,
  matchUnescaped,
  matchWithLessContext,
} from './line-tiers.ts';
import type { Matches } from './matches.ts';
import { matchTextNormalised } from './normalised.ts';
import { unescapers } from './unescape.ts';

/** One way to look for an edit given as a substring and its replacement. */
export type TextTier = (file: FileText, find: string, replace: string) => Matches | undefined;

/** The tiers for edits given as lines: hunks, and `find` with unit `line`. From L2 on, inserted lines are indented as the file is. */
export const lineTiers: Readonly<Partial<Record<Tier, LineTier>>> = {
  L0: matchLinesExactly,
  L0n: matchAnyEnding,
  L1: matchTrimmedEnds,
  L2: matchShifted,
  L3: matchTrimmed,
  L3w: matchCollapsed,
  L4: matchFolded,
  L5: matchUnescaped,
  L6: matchSolid,
  L7: matchElided,
  L8: matchBlockEnds,
  L9: matchNearly,
  L10: matchWithLessContext,
  L11: matchAtHint,
};

/** The tiers for substrings. The other tiers look for the lines that a substring is made of. */
export const textTiers: Readonly<Partial<Record<Tier, TextTier>>> = {
  L0: matchTextExactly,
  L0n: matchTextNormalised,
  L5: (file, find, replace) =>
    firstMatch(unescapers, (decode) => {
      const plain = decode(find);
      return plain === find ? undefined : firstMatch([matchTextExactly, matchTextNormalised], (match) => match(file, plain, decode(replace)));
    }),
};
