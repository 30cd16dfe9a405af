import { atLines, withoutCarriageReturns } from './by-lines.ts';
import { matchAroundEllipsis } from './ellipsis.ts';
import type { FileText, LineKey } from './file-text.ts';
import { findFuzzily } from './fuzzy.ts';
import { findShifted } from './indent.ts';
import { collapsedKey, exactKey, foldedKey, trimmedEndKey, trimmedKey } from './keys.ts';
import type { Matches } from './matches.ts';
import { oldLines, type Script } from './script.ts';
import { shrunk, withoutBlankEdges } from './shrink.ts';
import { unescapers } from './unescape.ts';

/** One way to look for an edit given as lines; `hint` is the 0-based line where it says it starts. Undefined when the way does not apply to it. */
export type LineTier = (file: FileText, script: Script, hint?: number) => Matches | undefined;

/** Tier L0n: equal lines, whatever ends them. */
export const matchAnyEnding: LineTier = (file, script) => matchBy(file, script, exactKey);

/** Tier L1: equal lines but for the white space at their ends. */
export const matchTrimmedEnds: LineTier = (file, script) => matchBy(file, script, trimmedEndKey);

/** Tier L2: one indentation exchanged for another on all lines, and white space at their ends. */
export const matchShifted: LineTier = (file, script) => atLines(file, script, findShifted(file, script));

/** Tier L3: equal lines but for the white space at their starts and ends. */
export const matchTrimmed: LineTier = (file, script) => matchBy(file, script, trimmedKey);

/** Tier L3w: equal lines where each run of white space counts as one blank. */
export const matchCollapsed: LineTier = (file, script) => matchBy(file, script, collapsedKey);

/** Tier L4: the same where typographic characters count as their plain kin. Folds for locating only: lines that stay keep the file's bytes. */
export const matchFolded: LineTier = (file, script) => matchBy(file, script, foldedKey);

/** Tier L5: the lines that are left when escapes, in the whole edit, are read as the characters they stand for. */
export const matchUnescaped: LineTier = (file, script) =>
  firstMatch(unescapers, (decode) => {
    if (oldLines(script).every(({ text }) => decode(text) === text)) return undefined;
    const decoded = script.flatMap((line) =>
      decode(line.text)
        .split('\n')
        .map((text) => ({ ...line, text })),
    );
    return firstMatch([exactKey, trimmedEndKey], (key) => matchBy(file, decoded, key));
  });

/** Tier L6: what is left without blank lines at the edges of the anchor. */
export const matchSolid: LineTier = (file, script) => matchSoftly(file, withoutBlankEdges(script));

/** Tier L7: the parts between lines of dots, each once and in their order. */
export const matchElided: LineTier = (file, script) =>
  matchAroundEllipsis(script, (part) => firstMatch([exactKey, trimmedEndKey], (key) => matchBy(file, part, key)));

/** Tier L8: of three and more lines only the first and the last, as many lines apart. Not for readers that must not guess. */
export const matchBlockEnds: LineTier = (file, script) => {
  const old = oldLines(withoutCarriageReturns(script)).map(({ text }) => text);
  const [first = '', last = ''] = [old[0], old.at(-1)];
  if (old.length < 3 || first.trim() === '' || last.trim() === '') return undefined;
  const ends = new Set(file.findLines([last], trimmedKey));
  const starts = file.findLines([first], trimmedKey).filter((line) => ends.has(line + old.length - 1));
  return withNote(atLines(file, script, starts), 'only the first and the last line were compared');
};

/** Tier L9: nearly equal lines, and no others that are nearly as near. */
export const matchNearly: LineTier = (file, script) => atLines(file, script, findFuzzily(file, script));

/** Tier L10: what is left with ever less of the outer context. */
export const matchWithLessContext: LineTier = (file, script) =>
  firstMatch(shrunk(script), (part) => {
    const matches = matchSoftly(file, part);
    return matches && withNote(matches, `context left out: ${script.length - part.length} of ${script.filter(({ op }) => op === 'keep').length} lines`);
  });

/** Tier L11: the stated lines, whatever they read. Not for readers that must not guess. */
export const matchAtHint: LineTier = (file, script, hint) => {
  if (hint === undefined) return undefined;
  const count = oldLines(script).length;
  return withNote(atLines(file, script, hint + count <= file.lines().count ? [hint] : []), 'only the line number was trusted');
};

/** The first way that finds anything. */
export const firstMatch = <T>(ways: readonly T[], match: (way: T) => Matches | undefined): Matches | undefined => {
  for (const way of ways) {
    const matches = match(way);
    if (matches !== undefined && matches.starts.length > 0) return matches;
  }
  return undefined;
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

const withNote = (matches: Matches, note: string): Matches => ({
  ...matches,
  place: (start, options) => {
    const placed = matches.place(start, options);
    return { ...placed, note: placed.note === undefined ? note : `${note}; ${placed.note}` };
  },
});
