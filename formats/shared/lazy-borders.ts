import { firstAbove } from './ascending.ts';
import { findClosings, findOpenings } from './lazy-blocks.ts';
import { isBlank, type LazyFailure, type LazyRun, type LazyText, type PlacedRun } from './lazy-text.ts';
import { findLineChanges } from './line-changes.ts';

/**
 * Finds the lines of the file that each run stands for. The lines next to a gap must be in the file, in the same order; where one could be
 * several lines, the others leave one of them, or the block that it closes tells which. A single
 * line between gaps that could stand in several places says nothing and is left out.
 */
export const placeRuns = (text: LazyText, runs: readonly LazyRun[]): readonly PlacedRun[] | LazyFailure => {
  const lines = indexLines(text);
  let borders = runs.flatMap((run) => bordersOf(run, text, lines));
  const search: Search = { text, lines, byLine: new Map(borders.map((border) => [border.line, border])), blocks: openBlocks(text) };
  const idle = new Set<LazyRun>();
  const own = Map.groupBy(borders, ({ run }) => run);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const missing = narrow(borders, text.old.length);
    if (missing !== undefined) return { kind: 'unclear', line: text.written[missing.line] ?? '' };
    const open = borders.filter(({ low, high }) => low < high);
    if (open.length === 0) {
      const misled = borders.find((border) => closesAnother(border, search));
      if (misled !== undefined) return { kind: 'unclear', line: text.written[misled.line] ?? '' };
      return runs.flatMap((run) => toPlaced(run, idle.has(run) ? [] : own.get(run), text));
    }
    const settled = open.filter((border) => settle(border, own.get(border.run) ?? [], search));
    if (settled.length > 0) continue;
    const before = idle.size;
    for (const { run } of open) if (isIdle(run)) idle.add(run);
    if (idle.size === before) break;
    borders = borders.filter(({ run }) => !idle.has(run));
  }
  return sayOpen(
    borders.find(({ low, high }) => low < high),
    text,
  );
};

const MOST_PASSES = 5;

/** A line next to a gap, and the lines of the file that it could be. A run of one line between two gaps has one border. */
interface Border {
  readonly run: LazyRun;
  readonly line: number;
  readonly side: 'head' | 'tail';
  candidates: readonly number[];
  low: number;
  high: number;
}

interface Search {
  readonly text: LazyText;
  readonly lines: ReadonlyMap<string, readonly number[]>;
  readonly byLine: ReadonlyMap<number, Border>;
  readonly blocks: () => Blocks;
}

/** The opening line of each closing line of the lazy text and of the file, and the closing lines of each opening line of the file. */
interface Blocks {
  readonly openings: ReadonlyMap<number, number>;
  readonly oldOpenings: ReadonlyMap<number, number>;
  readonly closings: ReadonlyMap<number, readonly number[]>;
}

const openBlocks = ({ old, written, isGap, isInString }: LazyText): (() => Blocks) => {
  let blocks: Blocks | undefined;
  return () => {
    if (blocks !== undefined) return blocks;
    const openings = findOpenings(written, (line) => (isGap(line) ? 'gap' : 'code'));
    const oldOpenings = findOpenings(old, (line) => (isInString(line) ? 'string' : 'code'));
    blocks = { openings, oldOpenings, closings: findClosings(oldOpenings) };
    return blocks;
  };
};

const indexLines = ({ old, key }: LazyText): Map<string, number[]> => {
  const lines = new Map<string, number[]>();
  for (const [line, content] of old.entries()) {
    const found = lines.get(key(content));
    if (found === undefined) lines.set(key(content), [line]);
    else found.push(line);
  }
  return lines;
};

const bordersOf = (run: LazyRun, { written, key }: LazyText, lines: Search['lines']): Border[] => {
  const border = (line: number, side: Border['side']): Border => ({ run, line, side, candidates: lines.get(key(written[line] ?? '')) ?? [], low: 0, high: 0 });
  const heads = run.gapAbove ? [border(run.first, 'head')] : [];
  const isOneLine = run.gapAbove && run.last - run.first === 1;
  return run.gapBelow && !isOneLine ? [...heads, border(run.last - 1, 'tail')] : heads;
};

/** Sets the first and the last line that each border can be when all are in order. Returns the first that can be none. */
const narrow = (borders: readonly Border[], count: number): Border | undefined => {
  let line = -1;
  for (const border of borders) {
    const low = border.candidates[firstAbove(border.candidates, line)];
    if (low === undefined) return border;
    border.low = line = low;
  }
  line = count;
  for (const border of borders.toReversed()) {
    const high = border.candidates[firstAbove(border.candidates, line - 1) - 1] ?? border.low;
    border.high = line = high;
  }
  return undefined;
};

/** Decides which line a border is, where something does. */
const settle = (border: Border, own: readonly Border[], search: Search): boolean => {
  const choice = byBlock(border, spanOf(border, own, search.text.old.length), search) ?? byEnd(border, search);
  if (choice === undefined) return false;
  border.candidates = [choice];
  return true;
};

/** Whether a border closes a block that starts otherwise in the file: it may be the end of new code, and the file's line that of other code. */
const closesAnother = ({ line, low }: Border, { text, blocks }: Search): boolean => {
  const opening = blocks().openings.get(line);
  const oldOpening = blocks().oldOpenings.get(low);
  return opening !== undefined && (oldOpening === undefined || text.key(text.old[oldOpening] ?? '') !== text.key(text.written[opening] ?? ''));
};

/** The lines that a run spans without one of its borders: where its other border is, or the end of the file; undefined when that is open. */
const spanOf = (border: Border, own: readonly Border[], count: number): number | undefined => {
  const { run, side } = border;
  if (side === 'head' && !run.gapBelow) return count - 1;
  if (side === 'tail' && !run.gapAbove) return 0;
  const other = own.find((one) => one !== border);
  return other !== undefined && other.low === other.high ? other.low : undefined;
};

/** The last line of the file, for a single line behind the last gap. */
const byEnd = ({ run, high }: Border, { text }: Search): number | undefined => {
  const isSingle = !run.gapBelow && text.written.slice(run.first + 1, run.last).every(isBlank);
  return isSingle && text.old.slice(high + 1).every(isBlank) ? high : undefined;
};

/**
 * The end of the block whose first line is shown too. Where that stands in the same run, it must stand there once, and the run
 * must not lose more lines above it than it brings.
 */
const byBlock = ({ run, line, low, high }: Border, span: number | undefined, { text, lines, byLine, blocks }: Search): number | undefined => {
  const opening = blocks().openings.get(line);
  const isInside = opening !== undefined && opening >= run.first;
  if (opening === undefined || (isInside && (span === undefined || isRepeated(text, run, opening)))) return undefined;
  const shown = byLine.get(opening);
  const [least, most] = [shown?.low ?? (isInside ? (span ?? 0) : 0), shown?.high ?? high];
  const starts = between(lines.get(text.key(text.written[opening] ?? '')) ?? [], least, most);
  const wanted = text.key(text.written[line] ?? '');
  const endsOf = (start: number): readonly number[] => between(blocks().closings.get(start) ?? [], low, high);
  if (starts.length > MOST_BLOCKS || starts.some((start) => endsOf(start).length > MOST_BLOCKS)) return undefined;
  const pairs = starts.flatMap((start) => endsOf(start).flatMap((end) => (text.key(text.old[end] ?? '') === wanted ? [{ start, end }] : [])));
  const [only, second] = pairs;
  if (only === undefined || second !== undefined) return undefined;
  return isInside && losesLines(text, [span ?? 0, only.start], [run.first, opening]) ? undefined : only.end;
};

/** How many blocks are looked at, how many ends of each, and how many lines above one: bounds the work on files that repeat themselves. */
const MOST_BLOCKS = 50;
const MOST_LINES = 10_000;

/** Whether a line of a run stands in it twice. */
const isRepeated = ({ written, key }: LazyText, { first, last }: LazyRun, line: number): boolean => {
  const wanted = key(written[line] ?? '');
  for (let other = first; other < last; other++) if (other !== line && key(written[other] ?? '') === wanted) return true;
  return false;
};

type Range = readonly [from: number, to: number];

const losesLines = ({ old, written, key }: LazyText, [from, to]: Range, [first, last]: Range): boolean => {
  if (to - from > MOST_LINES) return true;
  const [before, after] = [old.slice(from, to), written.slice(first, last)];
  const count = (lines: readonly string[]): number => lines.filter((line) => !isBlank(line)).length;
  return findLineChanges(before.map(key), after.map(key)).some(
    (change) => count(before.slice(change.from, change.to)) > count(after.slice(change.newFrom, change.newTo)),
  );
};

/** Whether a run says nothing: a single line between gaps, which is in the file in any case. */
const isIdle = (run: LazyRun): boolean => run.gapAbove && run.gapBelow && run.last - run.first === 1;

const toPlaced = (run: LazyRun, own: readonly Border[] = [], { old }: LazyText): PlacedRun[] => {
  const [head, tail = head] = run.gapAbove ? own : [undefined, own[0]];
  if (run.gapAbove && head === undefined) return [];
  return [{ ...run, from: head?.low ?? 0, to: run.gapBelow && tail !== undefined ? tail.low + 1 : old.length }];
};

/** A border that could be several lines, and which. */
const sayOpen = (border: Border | undefined, { written }: LazyText): LazyFailure => ({
  kind: 'ambiguous',
  line: border === undefined ? '' : (written[border.line] ?? ''),
  lines: border === undefined ? [] : between(border.candidates, border.low, border.high),
});

/** Those of the ascending numbers that are neither smaller than the one nor greater than the other. */
const between = (ascending: readonly number[], least: number, most: number): readonly number[] =>
  ascending.slice(firstAbove(ascending, least - 1), firstAbove(ascending, most));
