import { readKnownRun } from '../batch/run-folder.ts';
import { readGradedResults } from '../batch/summarise.ts';
import { UsageError } from '../errors.ts';
import { anyIrrelevant, maybeIrrelevant, toListed } from '../report/listed-samples.ts';
import { isMaybeIrrelevant } from '../score/label.ts';
import { mergeGrade } from '../stats/merge-grade.ts';
import { failureCodes, isCounted } from '../stats/summary.ts';
import type { Grade, Result } from '../verdict.ts';

/** Kinds that each run may have samples of, or none. */
const lasting: ReadonlySet<string> = new Set(['clean', 'unclean', anyIrrelevant, maybeIrrelevant, 'uncertain', 'unverifiable', 'sometimes-removable']);

/**
 * The samples of a run of one kind, in their order, one at a time: those that are clean, those that count and are not, those that failed in a way that a report
 * names, those that a bound of the rate of irrelevant edits counts, or those with a change of a label that only the upper bound counts.
 * @throws UsageError when the folder holds no run, or no sample of a kind that runs need not have; it says which kinds there are.
 */
export async function* listSamples(folder: string, wanted: string): AsyncGenerator<ReturnType<typeof toListed>> {
  await readKnownRun(folder);
  const kinds = new Set<string>();
  let isFound = false;
  for await (const { result, grade } of readGradedResults(folder)) {
    const final = mergeGrade(result, grade);
    const own = findKinds(final, grade);
    for (const kind of own) kinds.add(kind);
    if (!own.has(wanted)) continue;
    isFound = true;
    yield toListed(final);
  }
  if (!isFound && !lasting.has(wanted)) throw new UsageError(sayNone(folder, wanted, [...kinds]));
}

const findKinds = (final: Result, grade: Grade | undefined): ReadonlySet<string> => {
  const kinds = new Set(failureCodes(final, grade));
  const { score } = final;
  if (!isCounted(final)) return kinds;
  kinds.add(final.stage === 'clean' ? 'clean' : 'unclean');
  if (score === undefined) return kinds;
  if (score.irrelevant > 0) kinds.add(anyIrrelevant);
  else if (score.irrelevantUpper > 0) kinds.add(maybeIrrelevant);
  for (const { label } of score.atoms) if (isMaybeIrrelevant(label)) kinds.add(label);
  return kinds;
};

const sayNone = (folder: string, wanted: string, kinds: readonly string[]): string =>
  `no sample of ${folder} counts as ${JSON.stringify(wanted)}: expected one of ${[...new Set([...lasting, ...kinds])].sort().join(', ')}`;
