import type { Command } from 'commander';
import { getFormat } from '../../formats/index.ts';
import { UsageError, unknownFormat } from '../errors.ts';
import type { Files, Format, Rendered, Response } from '../types.ts';
import { type FolderContent, readContent } from './folder.ts';
import { isTexts, type Line, readLines, readObject, writeLine } from './jsonl.ts';

interface Options {
  readonly format?: string;
  readonly before?: string;
  readonly after?: string;
  readonly jsonl?: boolean;
  readonly json?: boolean;
}

/** Adds `render`: the response that a perfect model would send for the edit between two folders, or with `--jsonl` for a stream of edits. */
export const addRender = (program: Command, done: (code: number) => void): void => {
  program
    .command('render')
    .argument('[file]', 'with --jsonl: the edits; standard input when absent')
    .description('write the response a perfect model would send')
    .option('--format <name>', 'the format to write it in')
    .option('--before <dir>', 'the folder before the edit')
    .option('--after <dir>', 'the folder after the edit')
    .option('--jsonl', 'batch: {"id","format","before","after"} per line in, {"id","response","lossy"} per line out')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample: diffgauge render --format v4a --before old --after new')
    .action(async (file: string | undefined, options: Options) => {
      done(options.jsonl ? await renderCases(file, options) : await renderFolders(options));
    });
};

const renderFolders = async ({ format: name, before, after, json }: Options): Promise<number> => {
  if (name === undefined || before === undefined || after === undefined) throw new UsageError('render needs --format, --before and --after (or --jsonl)');
  const format = getFormat(name);
  if (format === undefined) throw unknownFormat(name);
  const rendered = renderContents(format, await readContent(before), await readContent(after));
  if (json) await writeLine(toOutput(rendered));
  else process.stdout.write(toText(rendered.response));
  if (rendered.lossy.length > 0) process.stderr.write(`diffgauge: ${name} cannot say all of this edit: ${rendered.lossy.join(', ')}\n`);
  return rendered.lossy.length > 0 ? 1 : 0;
};

/** What is no text in either folder is left out of the edit, and no format can say that it changed. */
const renderContents = (format: Format, before: FolderContent, after: FolderContent): Rendered => {
  const others = new Set([...before.others.keys(), ...after.others.keys()]);
  const keepTexts = ({ texts }: FolderContent): Files => new Map([...texts].filter(([path]) => !others.has(path)));
  const { response, lossy } = format.render(keepTexts(before), keepTexts(after));
  const isSaid = [...others].every((path) => before.others.get(path) === after.others.get(path));
  return { response, lossy: isSaid ? lossy : [...new Set([...lossy, 'binary' as const])].sort() };
};

const renderCases = async (file: string | undefined, options: Options): Promise<number> => {
  let code = 0;
  for await (const line of readLines(file)) {
    const output = renderCase(line, options);
    if ('message' in output) {
      process.stderr.write(`diffgauge: ${file ?? 'standard input'}:${line.number}: ${output.message}\n`);
      code = 2;
    }
    await writeLine(output);
  }
  return code;
};

const renderCase = (line: Line, options: Options): Record<string, unknown> => {
  const value = readObject(line.text);
  if (typeof value === 'string') return { id: null, status: 'invalid', message: value };
  const { id = null, format: name = options.format, before, after } = value;
  const format = typeof name === 'string' ? getFormat(name) : undefined;
  if (format === undefined) return { id, status: 'invalid', message: `"format" must be one that "diffgauge formats" lists, but is ${JSON.stringify(name)}` };
  if (!isTexts(before) || !isTexts(after)) return { id, status: 'invalid', message: '"before" and "after" must be objects of path to text' };
  return { id, ...toOutput(format.render(new Map(Object.entries(before)), new Map(Object.entries(after)))) };
};

/** A response without tool calls is given as its text, as `apply --jsonl` and samples take it. */
const toOutput = ({ response, lossy }: Rendered) => ({
  response: response.toolCalls.length === 0 ? response.text : { text: response.text, toolCalls: response.toolCalls },
  lossy,
});

const toText = (response: Response): string =>
  response.toolCalls.length === 0 ? response.text : `${JSON.stringify({ text: response.text, toolCalls: response.toolCalls }, null, 2)}\n`;
