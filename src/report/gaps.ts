import type { Progress, Ungraded } from '../batch/summarise.ts';

/** Says that a run is not finished; the command that goes on with it follows. */
export const sayUnfinished = (unfinished: Omit<Progress, 'resume'>): string => `${sayScored(unfinished)}: go on with`;

const sayScored = ({ judged, samples }: Omit<Progress, 'resume'>): string =>
  `${judged.toLocaleString('en-US')} of ${samples.toLocaleString('en-US')} samples are scored; the run is not finished`;

/** Says how far a grading is that is not done. */
export const sayUngraded = ({ graded, results }: Ungraded): string => `${graded} of ${results} results are graded; the others stand as they were scored`;

/** Says what a run lacks to be whole, for those who show its answers one by one. */
export const sayGaps = ({ unfinished, ungraded }: { readonly unfinished?: Omit<Progress, 'resume'>; readonly ungraded?: Ungraded }): string[] => [
  ...(unfinished === undefined ? [] : [sayScored(unfinished)]),
  ...(ungraded === undefined ? [] : [sayUngraded(ungraded)]),
];
