import type { Tier } from '../types.ts';
import { atLines, withoutCarriageReturns } from './by-lines.ts';
import { matchAroundEllipsis } from './ellipsis.ts';
import { matchLinesExactly, matchTextExactly } from './exact.ts';
import type { FileText, LineKey } from './file-text.ts';
import { findFuzzily } from './fuzzy.ts';
import { findShifted } from './indent.ts';
import { collapsedKey, exactKey, foldedKey, trimmedEndKey, trimmedKey } from './keys.ts';
import type { Matches } from './matches.ts';
import { matchTextNormalised } from './normalised.ts';
import { oldLines, type Script } from './script.ts';
import { shrunk, withoutBlankEdges } from './shrink.ts';
import { unescapers } from './unescape.ts';

/** One way to look for an edit given as lines; undefined when the tier does not apply to it. */
export type LineTier = (file: FileText, script: Script) => Matches | undefined;

/** One way to look for an edit given as a substring and its replacement. */
export type TextTier = (file: FileText, find: string, replace: string) => Matches | undefined;

/**
 * The tiers for edits given as lines: hunks, and `find` with unit `line`. From L2 on, inserted lines are indented as the file is. L4 folds
 * for locating only, like every tier: lines that stay keep the file's bytes.
 */
export const lineTiers: Readonly<Partial<Record<Tier, LineTier>>> = {
  L0: matchLinesExactly,
  L0n: (file, script) => matchBy(file, script, exactKey),
  L1: (file, script) => matchBy(file, script, trimmedEndKey),
  L2: (file, script) => atLines(file, script, findShifted(file, script)),
  L3: (file, script) => matchBy(file, script, trimmedKey),
  L3w: (file, script) => matchBy(file, script, collapsedKey),
  L4: (file, script) => matchBy(file, script, foldedKey),
  L5: (file, script) => firstMatch(unescapers, (decode) => matchUnescaped(file, script, decode)),
  L6: (file, script) => matchSoftly(file, withoutBlankEdges(script)),
  L7: (file, script) => matchAroundEllipsis(script, (part) => firstMatch([exactKey, trimmedEndKey], (key) => matchBy(file, part, key))),
  L9: (file, script) => atLines(file, script, findFuzzily(file, script)),
  L10: (file, script) => firstMatch(shrunk(script), (part) => matchSoftly(file, part)),
};

/** The tiers for substrings. The other tiers look for the lines that a substring is made of. */
export const textTiers: Readonly<Partial<Record<Tier, TextTier>>> = {
  L0: matchTextExactly,
  L0n: matchTextNormalised,
  L5: (file, find, replace) => firstMatch(unescapers, (decode) => matchTextUnescaped(file, decode, find, replace)),
};

/** The old lines of a script where their keys agree with the file's. */
const matchBy = (file: FileText, script: Script, key: LineKey): Matches => {
  const plain = withoutCarriageReturns(script);
  const old = oldLines(plain).map(({ text }) => text);
  return atLines(file, plain, file.findLines(old, key));
};

/** As they are, without trailing white space, or with any indentation: the first that finds anything. */
const matchSoftly = (file: FileText, script: Script | undefined): Matches | undefined => {
  const loosest = script && matchBy(file, script, trimmedKey);
  if (script === undefined || loosest?.starts.length === 0) return undefined;
  return firstMatch([exactKey, trimmedEndKey], (key) => matchBy(file, script, key)) ?? loosest;
};

const matchUnescaped = (file: FileText, script: Script, decode: (text: string) => string): Matches | undefined => {
  if (oldLines(script).every(({ text }) => decode(text) === text)) return undefined;
  const plain = script.flatMap((line) =>
    decode(line.text)
      .split('\n')
      .map((text) => ({ ...line, text })),
  );
  return firstMatch([exactKey, trimmedEndKey], (key) => matchBy(file, plain, key));
};

const matchTextUnescaped = (file: FileText, decode: (text: string) => string, find: string, replace: string): Matches | undefined => {
  const plain = decode(find);
  return plain === find ? undefined : firstMatch([matchTextExactly, matchTextNormalised], (match) => match(file, plain, decode(replace)));
};

const firstMatch = <T>(ways: readonly T[], match: (way: T) => Matches | undefined): Matches | undefined => {
  for (const way of ways) {
    const matches = match(way);
    if (matches !== undefined && matches.starts.length > 0) return matches;
  }
  return undefined;
};
