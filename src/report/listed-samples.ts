import type { Result } from '../verdict.ts';
import { count, toLine } from './printable.ts';

/** What a list of samples says of one. */
export type ListedSample = Pick<Result, 'line' | 'task' | 'format' | 'model' | 'prompt' | 'trial' | 'stage' | 'error'> & { readonly irrelevant?: number };

/** A final verdict as a list holds it. */
export const toListed = ({ line, task, format, model, prompt, trial, stage, error, score }: Result): ListedSample => ({
  ...(line !== undefined && { line }),
  ...{ task, format, model, prompt, trial, stage },
  ...(error && { error }),
  ...(score && { irrelevant: score.irrelevant }),
});

/** The same as one line for a terminal. */
export const printListed = ({ line, task, format, model, prompt, trial, stage, error, irrelevant = 0 }: ListedSample): string => {
  const place = `${line === undefined ? '' : `sample ${line}, `}${task} in ${format} by ${model}, prompt ${prompt}, trial ${trial}`;
  const more = irrelevant === 0 ? '' : `, ${count(irrelevant, 'change')} that nobody asked for`;
  return `${toLine(`${place}: ${stage}${more}${error === undefined ? '' : `; ${error.code}: ${error.message}`}`)}\n`;
};
