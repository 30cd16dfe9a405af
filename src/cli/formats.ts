import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { formats, getFormat } from '../../formats/index.ts';
import { unknownFormat, unreadable } from '../errors.ts';
import type { Format } from '../types.ts';

/** Adds `formats` and `formats show`: which formats there are, what a model is told, and how it is shown a file. */
export const addFormats = (program: Command, done: (code: number) => void): void => {
  const command = program
    .command('formats')
    .description('list the edit formats')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample: diffgauge formats show search-replace')
    .action((options: { json?: boolean }) => {
      process.stdout.write(options.json ? `${JSON.stringify([...formats.values()].map(describe), null, 2)}\n` : listFormats());
      done(0);
    });
  command
    .command('show')
    .argument('<name>', 'a format')
    .description('print what the model is told, or how it is shown a file')
    .option('--list <file>', 'print this file as the format shows it to the model')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample: diffgauge formats show v4a')
    .action(async (name: string, options: { list?: string; json?: boolean }, self: Command) => {
      const format = getFormat(name);
      if (format === undefined) throw unknownFormat(name);
      const json = options.json ?? self.parent?.opts().json === true;
      process.stdout.write(options.list === undefined ? showFormat(format, json) : await showFile(format, options.list));
      done(0);
    });
};

const describe = ({ name, summary, channel, coordinates }: Format) => ({ name, summary, channel, coordinates });

const listFormats = (): string => {
  const width = Math.max(...[...formats.keys()].map((name) => name.length));
  return [...formats.values()].map((format) => `${format.name.padEnd(width)}  ${format.channel}  ${format.summary}\n`).join('');
};

const showFormat = (format: Format, json: boolean): string => {
  if (json) return `${JSON.stringify({ ...describe(format), instructions: format.instructions, tools: format.tools ?? [] }, null, 2)}\n`;
  const tools = format.tools === undefined ? '' : `\nTools:\n${JSON.stringify(format.tools, null, 2)}\n`;
  return `${format.instructions.trimEnd()}\n${tools}`;
};

const showFile = async (format: Format, file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return format.list?.(file, text) ?? text;
};
