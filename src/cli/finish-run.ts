import { summariseRun, summaryDocument, writeSummary } from '../batch/summarise.ts';
import { buildReport } from '../report/report.ts';
import { printText } from '../report/text.ts';
import { commandName } from './command-name.ts';

/** Ends a run: writes summary.json and prints the report by model and by format, or with `json` the summary. */
export const finishRun = async (folder: string, options: { readonly json: boolean }): Promise<void> => {
  const run = await summariseRun(folder);
  await writeSummary(folder, run);
  if (options.json) process.stdout.write(`${JSON.stringify(summaryDocument(run.facts, run.summary))}\n`);
  else process.stdout.write(printText(buildReport(run.facts, run.summary, [['model'], ['format']]), commandName()));
};
