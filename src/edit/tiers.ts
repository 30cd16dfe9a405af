import type { Tier } from '../types.ts';
import { matchLinesExactly, matchTextExactly } from './exact.ts';
import type { FileText, LineKey } from './file-text.ts';
import { startOf } from './lines.ts';
import type { Matches } from './matches.ts';
import { matchTextNormalised } from './normalised.ts';
import { oldLines, runScript, type Script, type Site } from './script.ts';

/** One way to look for an edit given as lines; undefined when the tier does not apply to it. */
export type LineTier = (file: FileText, script: Script) => Matches | undefined;

/** One way to look for an edit given as a substring and its replacement. */
export type TextTier = (file: FileText, find: string, replace: string) => Matches | undefined;

/** The tiers for edits given as lines: hunks, and `find` with unit `line`. */
export const lineTiers: Readonly<Partial<Record<Tier, LineTier>>> = {
  L0: matchLinesExactly,
  L0n: (file, script) => matchLinesBy(file, withoutCarriageReturns(script), (line) => line),
};

/** The tiers for substrings; the others look for them as lines. */
export const textTiers: Readonly<Partial<Record<Tier, TextTier>>> = { L0: matchTextExactly, L0n: matchTextNormalised };

/** Finds the old lines of a script where their keys agree with the file's. */
export const matchLinesBy = (file: FileText, script: Script, key: LineKey): Matches => {
  const old = oldLines(script).map(({ text }) => text);
  return atLines(file, script, file.findLines(old, key));
};

/** The matches of a script whose old lines start at given lines of the file. */
export const atLines = (file: FileText, script: Script, found: readonly number[]): Matches => {
  const count = oldLines(script).length;
  const lead = Math.max(
    0,
    script.findIndex(({ op }) => op !== 'keep'),
  );
  return {
    starts: found.map((line) => startOf(file.lines(), line)),
    endOf: (start) => startOf(file.lines(), file.lineAt(start) + count),
    changeAt: (start) => startOf(file.lines(), file.lineAt(start) + lead),
    place: (start, finalNewline) => ({ edits: runScript(script, siteAt(file, file.lineAt(start), count), { finalNewline }) }),
  };
};

const withoutCarriageReturns = (script: Script): Script => script.map((line) => (line.text.endsWith('\r') ? { ...line, text: line.text.slice(0, -1) } : line));

const siteAt = (file: FileText, line: number, count: number): Site => ({
  text: file.text,
  starts: file.lines().starts.slice(line, line + count + 1),
  ends: file.lines().ends.slice(line, line + count),
});
