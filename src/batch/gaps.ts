import { readGradedResults } from './summarise.ts';
import { findUnfinished, type Unfinished } from './unfinished.ts';

/** What a run lacks to be whole: samples that are not judged yet, and results that its grading did not come to. */
export interface Gaps {
  readonly unfinished?: Unfinished;
  readonly ungraded?: { readonly graded: number; readonly results: number };
}

/** Looks for what a run lacks; one that was never graded lacks no grades. */
export const findGaps = async (folder: string): Promise<Gaps> => {
  const unfinished = await findUnfinished(folder);
  let [results, graded] = [0, 0];
  for await (const { grade } of readGradedResults(folder)) {
    results += 1;
    graded += Number(grade !== undefined);
  }
  return { ...(unfinished && { unfinished }), ...(graded > 0 && graded < results && { ungraded: { graded, results } }) };
};
