import { openJudgedRun, rereadSample } from '../batch/reread-sample.ts';
import { printSample } from '../report/sample.ts';

/**
 * Everything about one sample of a run: the answer, the verdict, what tests say of it, the edit as a diff, and each of its atoms. It is judged anew, from the
 * samples file; grades are those of the run.
 * @throws UsageError when the folder holds no run, or the line no sample that was judged.
 */
export const showSample = async (folder: string, line: number, json: boolean): Promise<string> => {
  const shown = await rereadSample(await openJudgedRun(folder), line);
  const { sample, result, grade } = shown;
  return json ? `${JSON.stringify({ sample, result, ...(grade && { grade }) }, null, 2)}\n` : printSample(shown);
};
