import type { Result, Score } from '../verdict.ts';
import { count, toLine } from './printable.ts';

/** What stands in a list for every sample with a change that nobody asked for, surely. */
export const anyIrrelevant = 'irrelevant';

/** What stands for every sample that only the upper bound counts: with changes of which that is open, and none of which it is sure. */
export const maybeIrrelevant = 'maybe-irrelevant';

/** What a list of samples says of one. */
export type ListedSample = Pick<Result, 'line' | 'task' | 'format' | 'model' | 'prompt' | 'trial' | 'stage' | 'error'> &
  Partial<Pick<Score, 'irrelevant' | 'irrelevantUpper'>>;

/** A final verdict as a list holds it. */
export const toListed = ({ line, task, format, model, prompt, trial, stage, error, score }: Result): ListedSample => ({
  ...(line !== undefined && { line }),
  ...{ task, format, model, prompt, trial, stage },
  ...(error && { error }),
  ...(score && { irrelevant: score.irrelevant, irrelevantUpper: score.irrelevantUpper }),
});

/** The same as one line for a terminal. */
export const printListed = (sample: ListedSample): string => {
  const { line, task, format, model, prompt, trial, stage, error } = sample;
  const place = `${line === undefined ? '' : `sample ${line}, `}${task} in ${format} by ${model}, prompt ${prompt}, trial ${trial}`;
  return `${toLine(`${place}: ${stage}${sayUnasked(sample)}${error === undefined ? '' : `; ${error.code}: ${error.message}`}`)}\n`;
};

const sayUnasked = ({ irrelevant = 0, irrelevantUpper = irrelevant }: ListedSample): string => {
  const surely = irrelevant === 0 ? '' : `, ${count(irrelevant, 'change')} that nobody asked for`;
  const open = irrelevantUpper - irrelevant;
  return open === 0 ? surely : `${surely}, ${count(open, 'change')} that perhaps nobody asked for`;
};
