import { readKnownRun } from '../batch/run-folder.ts';
import { readGradedResults } from '../batch/summarise.ts';
import { UsageError } from '../errors.ts';
import { toListed } from '../report/listed-samples.ts';
import { mergeGrade } from '../stats/merge-grade.ts';
import { failureCodes } from '../stats/summary.ts';

/** What stands for every sample with a change that nobody asked for. */
const anyIrrelevant = 'irrelevant';

/**
 * The samples of a run that failed in one way, in their order, one at a time: by what a report names it, or `irrelevant` for all with a change that nobody
 * asked for.
 * @throws UsageError when the folder holds no run, or no sample of that kind; it says which kinds there are.
 */
export async function* listSamples(folder: string, wanted: string): AsyncGenerator<ReturnType<typeof toListed>> {
  await readKnownRun(folder);
  const kinds = new Set<string>();
  let isFound = false;
  for await (const { result, grade } of readGradedResults(folder)) {
    const final = mergeGrade(result, grade);
    const codes = new Set(failureCodes(final, grade));
    if (codes.size > 0 && final.error === undefined && (final.score?.irrelevant ?? 0) > 0) codes.add(anyIrrelevant);
    for (const code of codes) kinds.add(code);
    if (!codes.has(wanted)) continue;
    isFound = true;
    yield toListed(final);
  }
  if (!isFound) throw new UsageError(sayNone(folder, wanted, [...kinds].sort()));
}

const sayNone = (folder: string, wanted: string, kinds: readonly string[]): string =>
  `no sample of ${folder} counts as ${JSON.stringify(wanted)}: ${kinds.length === 0 ? 'none failed' : `expected one of ${kinds.join(', ')}`}`;
