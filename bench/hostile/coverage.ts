/** How often the parts of a script ran, as V8 says it: nested ranges of its source, of which the innermost counts. */
export interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** The characters of source that were executed, each as often as it was. How V8 merges ranges of equal counts makes no difference. */
export const sumCoverage = (scripts: readonly ScriptCoverage[]): number =>
  scripts.reduce((sum, { functions }) => sum + sumRanges(functions.flatMap(({ ranges }) => ranges)), 0);

const sumRanges = (ranges: readonly Range[]): number => {
  const outerFirst = ranges.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  const around: Range[] = [];
  let sum = 0;
  for (const range of outerFirst) {
    while ((around.at(-1)?.endOffset ?? Number.POSITIVE_INFINITY) <= range.startOffset) around.pop();
    sum += (range.endOffset - range.startOffset) * (range.count - (around.at(-1)?.count ?? 0));
    around.push(range);
  }
  return sum;
};
