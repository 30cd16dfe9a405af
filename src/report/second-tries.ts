import type { InjectedFailures } from '../stats/injected-failures.ts';
import type { Estimate } from '../stats/intervals.ts';
import type { SecondTries } from '../stats/second-tries.ts';
import { count } from './printable.ts';
import type { Section } from './section.ts';
import { type Column, printEstimate } from './table.ts';

/** What further tries are worth in each group. */
export const secondTriesColumns: readonly Column[] = [
  column('tried', 'answered samples whose edit may be tried again', ({ samples }) => String(samples)),
  share('accepted first', 'of those: the first edit was accepted by the reader', ({ firstTry }) => firstTry),
  share('accepted at last', 'of those: the edit was accepted after all tries', ({ afterTries }) => afterTries),
  share('clean first', 'of those: the first edit was correct, and nothing irrelevant was touched', ({ cleanFirst }) => cleanFirst),
  share('clean at last', 'of those: the same after all tries', ({ clean }) => clean),
  column('asked again', 'samples whose first edit went back to the model', ({ recovered }) => String(recovered?.n ?? 0)),
  share('recovered', 'of those: an edit was accepted in the end', ({ recovered }) => recovered),
];

/** What became of rejected edits, by format and code; nothing where none went back to a model. */
export const showRecoveries = (tries: SecondTries | undefined): Section[] => {
  if (tries === undefined || tries.byCode.length === 0) return [];
  const rows = tries.byCode.map(({ format, code, injected, recovered }) => [
    format,
    injected ? `${code} (injected)` : code,
    String(recovered?.n ?? 0),
    printEstimate(recovered),
  ]);
  const title = 'What became of edits that went back to the model, by format and code (% of asked again, mean over tasks [95 % interval])';
  return [{ title, grid: [['format', 'rejected with', 'asked again', 'recovered'], ...rows], left: 2 }];
};

/** Says what was put in the way of models on purpose; nothing where nothing was. */
export const sayInjected = (injected: InjectedFailures | undefined): string[] => {
  if (injected === undefined) return [];
  const { provider, tool, samples, lost } = injected;
  const kinds = [...(provider > 0 ? [`${count(provider, 'failure')} of a provider`] : []), ...(tool > 0 ? [`${count(tool, 'failure')} of a tool`] : [])];
  return [`Injected on purpose: ${kinds.join(' and ')} in ${count(samples, 'sample')}, of which ${lost === 0 ? 'none' : lost} came to nothing`];
};

function column(heading: string, meaning: string, read: (tries: SecondTries) => string): Column {
  return { heading, meaning, cell: ({ secondTries }) => (secondTries === undefined ? '-' : read(secondTries)) };
}

function share(heading: string, meaning: string, read: (tries: SecondTries) => Estimate | null): Column {
  return column(heading, meaning, (tries) => printEstimate(read(tries)));
}
