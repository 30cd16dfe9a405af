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
  if (size < MIN_SIZE) return [];
  const lines = contentsOf(file.lines()).map((line) => line.trimEnd());
  const budget = { left: MAX_WORK };
  const near: number[] = [];
  let best = size;
  for (let start = 0; start + wanted.length <= lines.length; start++) {
    const distance = distanceAt(wanted, lines, start, { most: Math.floor(size * RUNNER_UP), budget });
    if (budget.left < 0) return [];
    if (distance === undefined) continue;
    near.push(start);
    best = Math.min(best, distance);
  }
  return best <= size * BEST ? near : [];
};

const MIN_SIZE = 10;
const MAX_WORK = 3e7;
const BEST = 0.1;
const RUNNER_UP = 0.2;

const distanceAt = (
  wanted: readonly string[],
  lines: readonly string[],
  start: number,
  { most, budget }: { most: number; budget: Budget },
): number | undefined => {
  let total = 0;
  for (const [index, line] of wanted.entries()) {
    budget.left--;
    const distance = distanceWithin(line, lines[start + index] ?? '', most - total, budget);
    if (distance === undefined) return undefined;
    total += distance;
  }
  return total;
};
