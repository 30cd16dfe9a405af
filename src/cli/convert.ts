import type { Command } from 'commander';
import { convertLog, type LogField, readLogField } from '../collect/convert-log.ts';
import { count, makePrintable } from '../report/printable.ts';
import { quoteForShell } from '../report/quote-for-shell.ts';
import { commandName } from './command-name.ts';

interface Options extends Readonly<Record<'task' | 'format' | 'model', LogField>> {
  readonly prompt?: LogField;
  readonly answer?: LogField;
  readonly trial?: LogField;
  readonly latency?: LogField;
  readonly cost?: LogField;
  readonly out: string;
}

/** Adds `convert`: makes samples of answers that were recorded elsewhere. */
export const addConvert = (program: Command, done: (code: number) => void): void => {
  program
    .command('convert')
    .argument('<log>', 'answers that were recorded elsewhere, one JSON object per line')
    .description('make samples of answers that were recorded elsewhere')
    .requiredOption('--out <samples>', 'the samples file to write; samples that stand there are replaced')
    .requiredOption('--task <field>', 'the id of the task', readLogField)
    .requiredOption('--format <field>', 'the edit format that was asked for', readLogField)
    .requiredOption('--model <field>', 'the model', readLogField)
    .option('--prompt <field>', 'the prompt (default: the text "default")', readLogField)
    .option('--trial <field>', 'the number of the trial, from 0 on (default: counted where all else is equal)', readLogField)
    .option(
      '--answer <field>',
      'the answer: a text, {text, toolCalls}, or a reply of Chat Completions or the Responses API (default: the whole line)',
      readLogField,
    )
    .option('--latency <field>', 'how long it took, in milliseconds', readLogField)
    .option('--cost <field>', 'what it cost, in US dollars', readLogField)
    .addHelpText('after', help)
    .action(async (log: string, options: Options) => done(await convert(log, options)));
};

const help = `
Example: diffgauge convert log.jsonl --task .metadata.task --format udiff --model .response.model --answer .response --out samples.jsonl
         diffgauge score samples.jsonl --out runs/log

A field that begins with a dot is a path in each line (.metadata.task, .choices.0.message), a dot alone the whole line; anything else is that text. Tokens and the
stop reason are taken from the reply. Lines that hold no answer are listed, and end the command with 2.`;

const convert = async (log: string, { out, prompt = readLogField('default'), answer = readLogField('.'), ...fields }: Options): Promise<number> => {
  const { samples, bad } = await convertLog(log, { ...fields, prompt, answer }, out);
  process.stdout.write(makePrintable(`${count(samples, 'sample')}: ${out}\nJudge them: ${commandName()} score ${quoteForShell(out)} --out RUN\n`));
  for (const { line, reason } of bad.slice(0, mostListed)) process.stderr.write(makePrintable(`${log}:${line}: ${reason}\n`));
  if (bad.length > mostListed) process.stderr.write(`and ${bad.length - mostListed} more\n`);
  return bad.length === 0 ? 0 : 2;
};

const mostListed = 20;
