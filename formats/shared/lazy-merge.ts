import { findLinesInStrings } from '../../src/syntax/outline.ts';
import { placeRuns } from './lazy-borders.ts';
import { type LazyLine, lazyLines } from './lazy-lines.ts';
import { isBlank, type LazyFailure, type LazyText, type PlacedRun, splitRuns } from './lazy-text.ts';
import { findLineChanges, type LineChange } from './line-changes.ts';
import { splitText } from './text-lines.ts';

/** What a lazy text makes of a file: runs of its lines in place of lines of the file, or the whole text in place of all. */
export interface LazyMerge {
  readonly kind: 'merged';
  readonly old: readonly string[];
  readonly written: readonly string[];
  readonly runs: readonly PlacedRun[];
  readonly isWhole: boolean;
}

/**
 * Merges a lazy text into a file without guessing. A gap stands for the lines between those next to it, which the file must have. Text without
 * a gap is the whole file, unless it reads like a part of it. A line that the file has itself may be a gap or just that line: both readings
 * must come to the same.
 */
export const mergeLazy = (path: string, content: string, lazy: string, key: (line: string) => string = (line) => line): LazyMerge | LazyFailure => {
  const old = splitText(content).lines.map(({ text }) => text);
  const written = splitText(lazy).lines.map(({ text }) => text);
  const kindOf = lazyLines(path);
  const known = new Set(old.map((line) => line.trim()));
  const kinds = written.map((line) => kindOf(line));
  const isInString = stringsOf(path, old);
  const isNew = (line: number): boolean => !known.has(written[line]?.trim() ?? '');
  const read = (isGap: (line: number) => boolean) =>
    mergeAt({ old, written, key, isGap, isInString }, (line) => (isNew(line) ? (kinds[line] ?? 'code') : 'code'));
  const isGap = (line: number): boolean => kinds[line] === 'gap';
  const merge = read(isGap);
  const doubtful = written.find((_, line) => isGap(line) && !isNew(line));
  if (doubtful === undefined) return merge;
  return agree(
    merge,
    read((line) => isGap(line) && isNew(line)),
    { line: doubtful, lines: old.flatMap((line, number) => (line.trim() === doubtful.trim() ? [number] : [])) },
  );
};

/** The first line of a text that stands for others. */
export const findGap = (path: string, lazy: string): string | undefined => {
  const kindOf = lazyLines(path);
  return splitText(lazy).lines.find(({ text }) => kindOf(text) === 'gap')?.text;
};

/** The lines after a merge. */
export const mergedLines = ({ old, written, runs }: LazyMerge): string[] => {
  const parts: (readonly string[])[] = [];
  let done = 0;
  for (const { from, to, first, last } of runs) {
    parts.push(old.slice(done, from), written.slice(first, last));
    done = to;
  }
  return [...parts, old.slice(done)].flat();
};

/** Tells which lines start inside of a string, looked up when first asked for. */
const stringsOf = (path: string, lines: readonly string[]): ((line: number) => boolean) => {
  let strings: ReadonlySet<number> | undefined;
  return (line) => {
    strings ??= findLinesInStrings(path, lines.join('\n'));
    return strings.has(line);
  };
};

const agree = (
  one: LazyMerge | LazyFailure,
  other: LazyMerge | LazyFailure,
  doubtful: { readonly line: string; readonly lines: readonly number[] },
): LazyMerge | LazyFailure => {
  if (one.kind !== 'merged') return other.kind === 'merged' ? other : one;
  if (other.kind !== 'merged') return one;
  return mergedLines(one).join('\n') === mergedLines(other).join('\n') ? one : { kind: 'gap-or-line', ...doubtful };
};

const mergeAt = (text: LazyText, kindOf: (line: number) => LazyLine): LazyMerge | LazyFailure => {
  const { old, written } = text;
  const runs = placeRuns(text, splitRuns(text));
  if ('kind' in runs) return runs;
  const isWhole = runs.some(({ gapAbove, gapBelow }) => !gapAbove && !gapBelow);
  const merge: LazyMerge = { kind: 'merged', old, written, runs, isWhole };
  const failure = runs.map((run) => findUnclear(text, run, kindOf)).find((found) => found !== undefined);
  if (failure !== undefined) return failure;
  return isFragment(old, mergedLines(merge)) ? { kind: 'unclear', line: written[firstLine(written)] ?? '' } : merge;
};

/** A line of a run that may stand for lines that go away, or with which the text starts or ends too late or too early. */
const findUnclear = ({ old, written, key }: LazyText, run: PlacedRun, kindOf: (line: number) => LazyLine): LazyFailure | undefined => {
  const changes = findLineChanges(old.slice(run.from, run.to).map(key), written.slice(run.first, run.last).map(key));
  for (const change of changes) {
    const { deleted, inserted } = countLines(
      old.slice(run.from + change.from, run.from + change.to),
      written.slice(run.first + change.newFrom, run.first + change.newTo),
    );
    for (let line = run.first + change.newFrom; line < run.first + change.newTo; line++)
      if (kindOf(line) === 'doubtful' || (kindOf(line) === 'suspect' && deleted > 0)) return { kind: 'unclear', line: written[line] ?? '' };
    if (cutsEdge(old, run, change, { deleted, inserted }))
      return { kind: 'cut', line: written[change.from === 0 && !run.gapAbove ? run.first : run.last - 1] ?? '' };
  }
  return undefined;
};

interface Counts {
  readonly deleted: number;
  readonly inserted: number;
}

/** Whether a change takes lines off the start or the end of the file as if a gap had been forgotten there; of a whole text, only many lines count. */
const cutsEdge = (old: readonly string[], run: PlacedRun, change: LineChange, { deleted, inserted }: Counts): boolean => {
  const isEdge = (!run.gapAbove && change.from === 0) || (!run.gapBelow && run.from + change.to === old.length);
  const isWhole = !run.gapAbove && !run.gapBelow;
  const most = isWhole ? Math.max(SHORTEST_CUT, old.length / 4) : 0;
  return isEdge && deleted > most && deleted > 2 * inserted;
};

const SHORTEST_CUT = 3;

/** Whether a new text has fewer lines than the file and less than half of the file's. Empty lines do not count. */
const isFragment = (old: readonly string[], made: readonly string[]): boolean => {
  const left = new Map<string, number>();
  for (const line of old) if (!isBlank(line)) left.set(line.trim(), (left.get(line.trim()) ?? 0) + 1);
  let kept = 0;
  for (const line of made) {
    const count = left.get(line.trim()) ?? 0;
    if (count > 0) kept++;
    left.set(line.trim(), count - 1);
  }
  const { deleted: before, inserted: after } = countLines(old, made);
  return after < before && 2 * kept < before;
};

const countLines = (old: readonly string[], made: readonly string[]): Counts => ({
  deleted: old.filter((line) => !isBlank(line)).length,
  inserted: made.filter((line) => !isBlank(line)).length,
});

const firstLine = (written: readonly string[]): number =>
  Math.max(
    0,
    written.findIndex((line) => !isBlank(line)),
  );
