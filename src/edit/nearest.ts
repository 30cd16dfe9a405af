import type { EditFacts } from '../errors.ts';
import type { Profile } from '../profile.ts';
import { standsThere } from './done.ts';
import type { FileText } from './file-text.ts';
import { contentOf, contentsOf } from './lines.ts';
import { oldLines, type Script } from './script.ts';

/**
 * The lines of a file that come closest to lines that are not in it, for the person who reads the rejection: the place at which most of them
 * stand, else the line that shares most words with the longest of them. Nothing when there is no likeness. Takes linear time.
 */
export const nearestTo = (file: FileText, wanted: readonly string[]): Pick<EditFacts, 'nearest'> => {
  const some = wanted.slice(0, MAX_WANTED);
  const line = mostShared(file, some) ?? likestLine(file, some);
  if (line === undefined) return {};
  const lines = file.lines();
  const shown = Math.min(lines.count, line + Math.min(MAX_SHOWN, wanted.length));
  const text = Array.from({ length: shown - line }, (_, index) => contentOf(lines, line + index)).join('\n');
  return { nearest: { line, text: text.slice(0, MAX_TEXT) } };
};

/**
 * What helps to see why an edit is not found: the closest text, and that the edit is made already. Nothing where a profile leaves out what fails, since nobody
 * reads why.
 */
export const explainUnder = ({ peer }: Profile, file: FileText, script: Script): Pick<EditFacts, 'nearest' | 'done'> => {
  if (peer?.failures === 'skipped') return {};
  const wanted = oldLines(script).map(({ text }) => text);
  return { ...(standsThere(script, file) && { done: true }), ...nearestTo(file, wanted) };
};

const MAX_WANTED = 200;
const MAX_SHOWN = 5;
const MAX_TEXT = 400;

/** Where the run would start at which most wanted lines stand; lines without letters or digits do not count. */
const mostShared = (file: FileText, wanted: readonly string[]): number | undefined => {
  const places = new Map<string, number>();
  for (const [index, line] of wanted.entries()) if (/[\p{L}\p{N}]/u.test(line) && !places.has(line.trim())) places.set(line.trim(), index);
  const votes = new Map<number, number>();
  for (const [at, line] of contentsOf(file.lines()).entries()) {
    const index = places.get(line.trim()) ?? Number.POSITIVE_INFINITY;
    if (at >= index) votes.set(at - index, (votes.get(at - index) ?? 0) + 1);
  }
  return highest(votes);
};

const likestLine = (file: FileText, wanted: readonly string[]): number | undefined => {
  const longest = wanted.reduce((best, line) => (line.trim().length > best.trim().length ? line : best), '');
  const words = new Set(wordsOf(longest));
  const scores = new Map<number, number>();
  for (const [index, line] of contentsOf(file.lines()).entries()) {
    const own = new Set(wordsOf(line));
    let shared = 0;
    for (const word of own) if (words.has(word)) shared++;
    if (shared > 0) scores.set(index, shared / (own.size + words.size - shared));
  }
  const line = highest(scores);
  return line === undefined ? undefined : Math.max(0, line - wanted.indexOf(longest));
};

const highest = (scores: ReadonlyMap<number, number>): number | undefined => {
  let best: number | undefined;
  for (const [key, score] of scores) if (best === undefined || score > (scores.get(best) ?? 0)) best = key;
  return best;
};

const wordsOf = (line: string): string[] => line.slice(0, 500).match(/[\p{L}\p{N}_$]+/gu) ?? [];
