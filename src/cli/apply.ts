import type { Command } from 'commander';
import { type Application, applyResponse } from '../apply-response.ts';
import { findProfile, profiles } from '../edit/profiles.ts';
import { UsageError } from '../errors.ts';
import { readResponse } from '../response.ts';
import type { Response } from '../types.ts';
import { readFolder, writeFolder } from './folder.ts';
import { isTexts, type Line, parseJson, readInput, readLines, writeLine } from './jsonl.ts';

interface Options {
  readonly format?: string;
  readonly profile?: string;
  readonly repo: string;
  readonly write?: boolean;
  readonly jsonl?: boolean;
  readonly json?: boolean;
}

/** Adds `apply`: one response to a folder, or with `--jsonl` a stream of cases, one verdict for each. */
export const addApply = (program: Command, done: (code: number) => void): void => {
  program
    .command('apply')
    .argument('[file]', 'the response (or with --jsonl the cases); standard input when absent')
    .description('apply a response to a folder and say what happened to each edit')
    .option('--format <name>', 'the format the response is written in; auto: the one it looks written in')
    .option('--profile <name>', `how edits are read: ${[...profiles.keys()].join(', ')} (default: strict)`)
    .option('--repo <dir>', 'the folder it edits', '.')
    .option('--write', 'write the result to the folder')
    .option('--jsonl', 'batch: one case per line in, one verdict per line out')
    .option('--json', 'the verdict as one JSON document')
    .addHelpText('after', help)
    .action(async (file: string | undefined, options: Options) => {
      done(options.jsonl ? await applyCases(file, options) : await applyToFolder(file, options));
    });
};

const help = `
Example: diffgauge apply --format search-replace --repo . answer.md

A case of --jsonl, with the old text of the files, and the response as text or {"text","toolCalls":[{"name","arguments"}]}:
  {"id":1,"format":"search-replace","files":{"src/a.ts":"let a = 1;\\n"},"response":"src/a.ts\\n<<<<<<< SEARCH\\n..."}
"format", "profile" and "finish" (the provider's stop reason) are optional; --format and --profile stand in for them. Nothing is written.`;

const applyToFolder = async (file: string | undefined, options: Options): Promise<number> => {
  if (options.format === undefined) throw new UsageError('apply needs --format; "diffgauge formats" lists them');
  const profile = findProfile(options.profile ?? 'strict');
  const text = await readInput(file);
  const files = await readFolder(options.repo);
  const application = applyResponse({ format: options.format, profile, files, response: readAnswer(text) });
  if (application.status === 'applied' && options.write) await writeFolder(options.repo, application.changes, files);
  if (options.json) await writeLine(toVerdict(application, options.format));
  else process.stdout.write(`${options.format === 'auto' ? `looks like ${application.format}\n` : ''}${describe(application, options.write === true)}`);
  return application.status === 'applied' ? 0 : 1;
};

/** A file that is a JSON object with `text` or `toolCalls` is a recorded response; anything else is the answer's text. */
const readAnswer = (text: string): Response => {
  if (text.trimStart().startsWith('{')) {
    const value = parseJson(text);
    if (typeof value === 'object' && value !== null && ('toolCalls' in value || 'text' in value)) {
      const response = readResponse(value, 'finish' in value && typeof value.finish === 'string' ? value.finish : undefined);
      if (typeof response === 'string') throw new UsageError(response);
      return response;
    }
  }
  return { text, toolCalls: [] };
};

const describe = (application: Application, written: boolean): string => {
  if (application.status === 'rejected') {
    const { code, message, proposal } = application.rejection;
    return `rejected (${code})${proposal === undefined ? '' : `, edit ${proposal + 1}`}: ${message}\n`;
  }
  const edits = application.edits.map(
    ({ path, tier, candidates, note }, i) =>
      `edit ${i + 1}: ${path}, tier ${tier}, ${candidates} ${candidates === 1 ? 'candidate' : 'candidates'}${note === undefined ? '' : ` (${note})`}\n`,
  );
  const files = [...application.changes].map(([path, text]) => `${text === null ? 'deletes' : 'changes'} ${path}\n`);
  return `${edits.join('')}${files.join('')}${written ? 'written\n' : 'nothing was written; --write does that\n'}`;
};

const applyCases = async (file: string | undefined, options: Options): Promise<number> => {
  if (options.write) throw new UsageError('--write needs a folder to write to; with --jsonl, cases bring their own files and nothing is written');
  let code = 0;
  for await (const line of readLines(file)) {
    const verdict = applyCase(line, options);
    if (verdict.status === 'invalid') {
      process.stderr.write(`diffgauge: ${file ?? 'standard input'}:${line.number}: ${verdict.message}\n`);
      code = 2;
    }
    await writeLine(verdict);
  }
  return code;
};

type Verdict = { readonly status: string; readonly message?: string } & Readonly<Record<string, unknown>>;

const applyCase = (line: Line, options: Options): Verdict => {
  const value = parseJson(line.text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: null, status: 'invalid', message: 'expected a JSON object' };
  const { id = null, format = options.format, profile = options.profile ?? 'strict', files, response: raw, finish } = value as Record<string, unknown>;
  const invalid = (message: string): Verdict => ({ id, status: 'invalid', message });
  if (typeof format !== 'string') return invalid('"format" must be the name of a format');
  if (!isTexts(files)) return invalid('"files" must be an object of path to text');
  const response = readResponse(raw, typeof finish === 'string' ? finish : undefined);
  if (typeof response === 'string') return invalid(response);
  try {
    const application = applyResponse({ format, profile: findProfile(profile), files: new Map(Object.entries(files)), response });
    return { id, ...toVerdict(application, format) };
  } catch (error) {
    if (error instanceof UsageError) return invalid(error.message);
    throw error;
  }
};

const toVerdict = (application: Application, format: string): Verdict => {
  if (application.status === 'rejected') {
    const { code, message, ...facts } = application.rejection;
    return { status: 'rejected', code, message, ...facts, ...(format === 'auto' && { detected: application.format }) };
  }
  const { changes, edits } = application;
  return { status: 'applied', files: Object.fromEntries(changes), edits, format: application.format };
};
