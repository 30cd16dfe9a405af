import type { Command } from 'commander';
import type { ExportFacts } from '../collect/batch-api/export-folder.ts';
import { exportAgain, type ImportedReplies, importReplies } from '../collect/batch-api/import-replies.ts';
import { count, makePrintable } from '../report/printable.ts';
import { quoteForShell } from '../report/quote-for-shell.ts';
import { commandName } from './command-name.ts';

interface Options {
  readonly out: string;
  readonly missing?: string;
  readonly json?: boolean;
}

/** Adds `batch import`: makes samples of what the Batch API wrote. */
export const addBatchImport = (program: Command, done: (code: number) => void): void => {
  program
    .command('import')
    .argument('<export>', 'the folder that "batch export" wrote')
    .argument('<files...>', 'output and error files of its batches, in any order, as many as there are')
    .description('make samples of what the Batch API wrote; says what is missing')
    .requiredOption('--out <samples>', 'the samples file to write; that of an earlier import is replaced')
    .option('--missing <dir>', 'write the requests that have no answer, and may get one, into this folder, to be sent again')
    .option('--json', 'what was found as one JSON document')
    .addHelpText('after', help)
    .action(async (dir: string, files: readonly string[], options: Options) => done(await importBatch(dir, files, options)));
};

const help = `
Example: diffgauge batch import requests output-1.jsonl errors-1.jsonl --out samples.jsonl
         diffgauge batch import requests output-1.jsonl --out samples.jsonl --missing requests-again
         diffgauge score samples.jsonl --out runs/batch

Give all files of an export each time, those of requests sent again as well. Of several replies to a request an answer counts before a failure, else the first.
Lines that hold no reply are listed, and end the command with 2.`;

const importBatch = async (dir: string, files: readonly string[], { out, missing, json }: Options): Promise<number> => {
  const found = await importReplies(dir, files, out);
  const again = missing === undefined || found.open.size === 0 ? undefined : await exportAgain(dir, found.open, missing);
  const { open, ...counts } = found;
  if (json) process.stdout.write(`${JSON.stringify({ ...counts, missing: open.size, shards: again?.shards ?? [] }, null, 2)}\n`);
  else {
    const lines = [...describeReplies(found), ...sayOpen(open.size, missing, again), `Judge them: ${commandName()} score ${quoteForShell(out)} --out RUN`];
    process.stdout.write(makePrintable(`${lines.join('\n')}\n`));
  }
  for (const { file, line, reason } of found.bad) process.stderr.write(makePrintable(`${file}:${line}: ${reason}\n`));
  if (found.badLines > found.bad.length) process.stderr.write(`and ${found.badLines - found.bad.length} more\n`);
  return found.badLines === 0 ? 0 : 2;
};

const describeReplies = ({ requests, answered, failed, repeated, foreign, badLines }: ImportedReplies): string[] => {
  const failures = Object.values(failed).reduce((sum, samples) => sum + samples, 0);
  const codes = Object.entries(failed).map(([code, samples]) => `${code} ${samples}`);
  return [
    `${count(requests, 'request')}: ${answered} answered, ${failures} failed${codes.length === 0 ? '' : ` (${codes.join(', ')})`}, ${requests - answered - failures} without a reply`,
    ...(repeated > 0 ? [`Replies again to the same request: ${repeated}`] : []),
    ...(foreign > 0 ? [`Replies to requests of another export: ${foreign}`] : []),
    ...(badLines > 0 ? [`Not a reply: ${count(badLines, 'line')}, listed below`] : []),
  ];
};

const sayOpen = (open: number, missing: string | undefined, again: ExportFacts | undefined): string[] => {
  if (open === 0) return [];
  const where = again === undefined ? '--missing DIR writes them' : `written into ${missing}, in ${count(again.shards.length, 'file')}`;
  return [`${count(open, 'request')} may be sent again; ${where}`];
};
