import { SourceMap } from 'node:module';
import { z } from 'zod';
import { checkJson } from '../../suite/check-json.ts';
import type { Files } from '../../types.ts';
import type { RanRange } from '../inside/coverage.ts';
import type { InsideReport } from '../inside/job.ts';
import type { Covered, Stretch } from '../test-run.ts';

/** A tree, what was laid of it, and what Node ran in the place of some files. */
export interface WatchedTree {
  readonly files: Files;
  readonly laid: Files;
  readonly served: readonly (readonly [string, string])[];
}

/** Where code of a tree ran, by path, in offsets into its files; undefined where nobody watched. Of files over which others were laid nothing is said. */
export const readCovered = (report: InsideReport | undefined, { files, laid, served }: WatchedTree): Covered | undefined => {
  if (report === undefined || 'failed' in report || report.covered === undefined) return undefined;
  const made = new Map(served);
  const trace = (path: string, ranges: readonly RanRange[], text: string): Stretch[] => {
    const [script, ran] = [made.get(path), flatten(ranges)];
    return script === undefined ? ran : traceBack(script, ran, text);
  };
  const read = <Ran>(ran: readonly (readonly [string, Ran])[], place: (path: string, ran: Ran, text: string) => Stretch[]): Covered =>
    new Map(
      ran.flatMap(([path, part]): [string, Stretch[]][] => {
        const text = files.get(path);
        return text === undefined || text !== laid.get(path) ? [] : [[path, place(path, part, text)]];
      }),
    );
  if ('tripwire' in report) return read(report.covered, trace);
  const lines = checkJson(ranLines, report.covered);
  return 'reason' in lines ? undefined : read(lines.value, (_, ran, text) => placeLines(ran, text));
};

/** What our launcher of Python's tests writes: by path, the first and the last line of each stretch, counted from 1. */
const ranLines = z.array(z.tuple([z.string(), z.array(z.tuple([z.int().positive(), z.int().positive()]))]));

/** Whole lines, without the line break of the last. */
const placeLines = (ran: readonly (readonly [number, number])[], text: string): Stretch[] => {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: ending, index }) => index + ending.length)];
  return ran.map(([first, last]) => ({ from: starts[first - 1] ?? text.length, to: (starts[last] ?? text.length + 1) - 1 }));
};

/** The stretches that ran, in their order: what is said of the innermost range holds. */
export const flatten = (ranges: readonly RanRange[]): Stretch[] => {
  const stretches: Stretch[] = [];
  const open: RanRange[] = [];
  let place = 0;
  const reach = (to: number): void => {
    const count = open.at(-1)?.[2] ?? 0;
    if (count > 0 && to > place) stretches.push({ from: place, to });
    place = Math.max(place, to);
  };
  for (const range of ranges.toSorted(([from, to], [otherFrom, otherTo]) => from - otherFrom || otherTo - to)) {
    while ((open.at(-1)?.[1] ?? Number.POSITIVE_INFINITY) <= range[0]) {
      reach(open.at(-1)?.[1] ?? 0);
      open.pop();
    }
    reach(range[0]);
    open.push(range);
  }
  for (const [, to] of open.toReversed()) {
    reach(to);
    open.pop();
  }
  return stretches;
};

/** Where the tokens of a script that ran stand in the text that it was made of; nowhere where the script does not say. */
const traceBack = (script: string, ran: readonly Stretch[], text: string): Stretch[] => {
  const at = script.lastIndexOf(mapStart);
  if (at === -1) return [];
  const map = new SourceMap(JSON.parse(Buffer.from(script.slice(at + mapStart.length).trim(), 'base64').toString('utf8')));
  const [starts, lines] = [listLineStarts(text), listLineStarts(script)];
  let line = 0;
  return [...script.slice(0, at).matchAll(/[\w$]+|[^\s\w$]/g)].flatMap(({ index }): Stretch[] => {
    while ((lines[line + 1] ?? Number.POSITIVE_INFINITY) <= index) line++;
    if (!ran.some(({ from, to }) => from <= index && index < to)) return [];
    const entry = map.findEntry(line, index - (lines[line] ?? 0));
    if (!('originalLine' in entry) || entry.generatedLine !== line || entry.generatedColumn !== index - (lines[line] ?? 0)) return [];
    const from = (starts[entry.originalLine] ?? text.length) + entry.originalColumn;
    return [{ from, to: from + (readToken(text, from)?.length ?? 0) }];
  });
};

/** The word, or the other character, that stands at an offset. */
const readToken = (text: string, from: number): string | undefined => {
  const token = /[\w$]+|[^\s\w$]/y;
  token.lastIndex = from;
  return token.exec(text)?.[0];
};

const mapStart = '//# sourceMappingURL=data:application/json;base64,';

const listLineStarts = (text: string): number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
