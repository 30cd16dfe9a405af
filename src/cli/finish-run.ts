import { type SummarisedRun, summariseRun, summaryDocument, writeSummary } from '../batch/summarise.ts';
import { buildReport } from '../report/report.ts';
import { printText } from '../report/text.ts';
import type { Axis, Summary } from '../stats/summary.ts';
import { commandName } from './command-name.ts';

/** Ends a run: writes summary.json and prints the report by model and by format, or with `json` the summary. */
export const finishRun = async (folder: string, options: { readonly json: boolean }): Promise<void> => {
  const run = await summariseRun(folder);
  await writeSummary(folder, run);
  printSummary(run, options);
};

/** Prints the report by model and by format, or with `json` the summary. */
export const printSummary = ({ facts, summary }: SummarisedRun, { json }: { readonly json: boolean }): void => {
  if (json) process.stdout.write(`${JSON.stringify(summaryDocument(facts, summary))}\n`);
  else process.stdout.write(printText(buildReport(facts, summary, listAxes(summary)), commandName()));
};

/** Prompts are told apart where there are several. */
const listAxes = (summary: Summary): readonly (readonly Axis[])[] => [
  ['model'],
  ['format'],
  ...(summary.listValues('prompt').length > 1 ? [['prompt'] as const] : []),
];
