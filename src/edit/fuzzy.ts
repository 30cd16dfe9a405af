import type { FileText } from './file-text.ts';
import { contentsOf } from './lines.ts';
import { oldLines, type Script } from './script.ts';
import { type Budget, distanceWithin } from './similarity.ts';

/**
 * The lines at which a script's old lines stand nearly, line against line, measured as edit distance by the length of the old lines. One place
 * within a tenth and no other within a fifth is a match; several are all returned. None when the best is not within a tenth, when the
 * old lines are too short to tell, or when the work is not done within bounds.
 */
export const findFuzzily = (file: FileText, script: Script): number[] => {
  const wanted = oldLines(script).map(({ text }) => text.trimEnd());
  const size = wanted.reduce((length, line) => length + line.length, 0);
  if (size < MIN_SIZE || file.lines().count > MAX_LINES) return [];
  const lines = contentsOf(file.lines()).map((line) => line.trimEnd());
  const view: View = {
    wanted,
    lines,
    wantedLetters: countLetters(wanted),
    letters: countLetters(lines),
    most: Math.floor(size * RUNNER_UP),
    budget: { left: MAX_WORK },
  };
  const near: number[] = [];
  let best = size;
  for (let start = 0; start + wanted.length <= lines.length; start++) {
    const distance = distanceAt(view, start);
    if (view.budget.left < 0) return [];
    if (distance === undefined) continue;
    near.push(start);
    best = Math.min(best, distance);
  }
  return best <= size * BEST ? near : [];
};

const MIN_SIZE = 10;
const MAX_LINES = 5e5;
const MAX_WORK = 1e8;
const BEST = 0.1;
const RUNNER_UP = 0.2;
const SHORT = 3;
const BUCKETS = 32;

/** The old lines and the file's, each with its letters counted, and how far apart they may be. */
interface View {
  readonly wanted: readonly string[];
  readonly lines: readonly string[];
  readonly wantedLetters: Uint16Array;
  readonly letters: Uint16Array;
  readonly most: number;
  readonly budget: Budget;
}

/** How often each letter occurs in each line; letters share a few counters. */
const countLetters = (lines: readonly string[]): Uint16Array => {
  const counts = new Uint16Array(lines.length * BUCKETS);
  for (const [index, line] of lines.entries()) {
    for (let i = 0; i < line.length; i++) {
      const at = index * BUCKETS + (line.charCodeAt(i) % BUCKETS);
      counts[at] = Math.min(0xffff, (counts[at] ?? 0) + 1);
    }
  }
  return counts;
};

const distanceAt = ({ wanted, lines, wantedLetters, letters, most, budget }: View, start: number): number | undefined => {
  let least = 0;
  for (let i = 0; i < wanted.length && least <= most; i++) {
    budget.left -= BUCKETS;
    least += leastDistance(wantedLetters, i, letters, start + i);
  }
  if (least > most || budget.left < 0) return undefined;
  let total = 0;
  for (const [index, line] of wanted.entries()) {
    const distance = distanceWithin(line, lines[start + index] ?? '', Math.min(most - total, mostOf(line)), budget);
    if (distance === undefined) return undefined;
    total += distance;
  }
  return total;
};

/** A line is another one when more than half of it is. */
const mostOf = (line: string): number => Math.max(SHORT, Math.floor(line.length / 2));

/** What the letters alone say: no edit distance is smaller than the letters that one line has beyond the other. */
const leastDistance = (a: Uint16Array, i: number, b: Uint16Array, j: number): number => {
  let more = 0;
  let less = 0;
  for (let k = 0; k < BUCKETS; k++) {
    const difference = (a[i * BUCKETS + k] ?? 0) - (b[j * BUCKETS + k] ?? 0);
    if (difference > 0) more += difference;
    else less -= difference;
  }
  return Math.max(more, less);
};
