import type { Command } from 'commander';
import { type FileChange, listFileChanges } from '../../formats/shared/file-changes.ts';
import { writeGitFile } from '../../formats/shared/git-patch-writer.ts';
import { type Application, applyResponse } from '../apply-response.ts';
import { withChanges } from '../edit/apply.ts';
import { defaultProfile, findProfile, profiles } from '../edit/profiles.ts';
import { binary, symbolicLink, toRejection, UsageError } from '../errors.ts';
import { makePrintable } from '../report/printable.ts';
import { readResponse } from '../response.ts';
import type { Changes, Files, PlacedEdit, Response } from '../types.ts';
import { type FolderContent, readContent, writeFolder } from './folder.ts';
import { isTexts, type Line, parseJson, readInput, readLines, readObject, writeLine } from './jsonl.ts';

interface Options {
  readonly format?: string;
  readonly profile?: string;
  readonly repo: string;
  readonly write?: boolean;
  readonly diff?: boolean;
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
    .option('--profile <name>', `how edits are read: ${[...profiles.keys()].join(', ')} (default: ${defaultProfile.name}); see below`)
    .option('--repo <dir>', 'the folder it edits', '.')
    .option('--write', 'write the result to the folder; without it nothing is written')
    .option('--diff', 'show what the edit changes as a diff that git can read (with --json and --jsonl: the field "diff")')
    .option('--jsonl', 'batch: one case per line in, one verdict per line out')
    .option('--json', 'the verdict as one JSON document')
    .addHelpText('after', help)
    .action(async (file: string | undefined, options: Options) => {
      done(options.jsonl ? await applyCases(file, options) : await applyToFolder(file, options));
    });
};

const help = `
Example: diffgauge apply --format search-replace --repo . --diff answer.md

Profiles say how edits are placed; what a format's reader mends in how they are written (a trailing comma in JSON, say) is the same in all.
strict places an edit only where the file reads as it says, but for line endings; lenient wherever that is safe. The others place as another tool does:
  git    git apply: for git-diff, and for udiff with line numbers; it reads no hunk without numbers, so neither v4a nor "@@ ... @@"
  aider  aider: for search-replace, search-replace-fenced, udiff without line numbers and whole; edits that fail are left out, the others are made

A case of --jsonl, with the old text of the files, and the response as text or {"text","toolCalls":[{"name","arguments"}]}:
  {"id":1,"format":"search-replace","files":{"src/a.ts":"let a = 1;\\n"},"response":"src/a.ts\\n<<<<<<< SEARCH\\n..."}
"format", "profile" and "finish" (the provider's stop reason) are optional; --format and --profile stand in for them. Nothing is written.`;

const applyToFolder = async (file: string | undefined, options: Options): Promise<number> => {
  if (options.format === undefined) throw new UsageError('apply needs --format; "diffgauge formats" lists them');
  const profile = findProfile(options.profile ?? defaultProfile.name);
  const text = await readInput(file);
  const { texts: files, others } = await readContent(options.repo);
  const application = refuseUnread(applyResponse({ format: options.format, profile, files, response: readAnswer(text) }), others);
  if (application.status === 'applied' && options.write) await writeFolder(options.repo, application.changes, files);
  if (options.json) await writeLine(toVerdict(application, files, options));
  else process.stdout.write(describe(application, files, options));
  return application.status === 'applied' ? 0 : 1;
};

/** What the folder has, but not as text (a symbolic link, bytes), is neither absent nor free. */
const refuseUnread = (application: Application, others: FolderContent['others']): Application => {
  const paths = application.status === 'applied' ? [...application.changes.keys()] : [application.rejection.path ?? ''];
  const found = [...others].find(([other]) => paths.some((path) => path === other || path.startsWith(`${other}/`)));
  if (found === undefined) return application;
  const rejection = toRejection(found[1].startsWith('link') ? symbolicLink(found[0]) : binary(found[0]));
  return application.status === 'applied' ? { status: 'rejected', rejection } : { ...application, rejection: { ...application.rejection, ...rejection } };
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

/** What is shown to a person. A diff that goes into a file or a pipe keeps every byte. */
const describe = (application: Application, files: Files, { format, diff, write }: Options): string => {
  if (application.status === 'rejected') return makePrintable(describeRejection(application));
  const { changes, edits, leftOut } = application;
  const lines = format === 'auto' ? [`looks like ${application.format}`] : [];
  lines.push(...edits.map(describeEdit), ...listFileChanges(files, withChanges(files, changes)).map(write ? sayDone : sayPlanned));
  if (leftOut > 0) lines.push(`${leftOut} of ${edits.length} edits left out`);
  if (!write) lines.push(`nothing was written; --write does that${diff ? '' : ', --diff shows it'}`);
  const text = makePrintable(`${lines.join('\n')}\n`);
  if (!diff) return text;
  const patch = writeDiff(files, changes);
  return `${text}\n${process.stdout.isTTY ? makePrintable(patch) : patch}`;
};

const describeRejection = ({ rejection: { code, message, proposal }, detected }: Extract<Application, { status: 'rejected' }>): string =>
  `${detected === undefined ? '' : `looks like ${detected ?? 'none of the formats'}\n`}rejected (${code})${proposal === undefined ? '' : `, edit ${proposal + 1}`}: ${message}\n`;

const describeEdit = ({ path, tier, candidates, note }: PlacedEdit, index: number): string =>
  candidates === 0
    ? `edit ${index + 1}: ${path}, ${note}`
    : `edit ${index + 1}: ${path}, tier ${tier}, ${candidates} ${candidates === 1 ? 'candidate' : 'candidates'}${note === undefined ? '' : ` (${note})`}`;

const sayDone = (change: FileChange): string => `${change.kind} ${nameFile(change)}`;

const sayPlanned = (change: FileChange): string => `would ${INFINITIVES[change.kind]} ${nameFile(change)}`;

const INFINITIVES = { created: 'create', deleted: 'delete', modified: 'modify', renamed: 'rename' } as const;

const nameFile = (change: FileChange): string =>
  change.kind === 'renamed' ? `${change.path} to ${change.to}${change.before === change.after ? '' : ', modified'}` : change.path;

const writeDiff = (files: Files, changes: Changes): string => listFileChanges(files, withChanges(files, changes)).map(writeGitFile).join('');

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
  const value = readObject(line.text);
  if (typeof value === 'string') return { id: null, status: 'invalid', message: value };
  const { id = null, files, response: raw, finish, ...named } = value;
  const format = named.format ?? options.format;
  const profile = named.profile ?? options.profile ?? defaultProfile.name;
  const invalid = (message: string): Verdict => ({ id, status: 'invalid', message });
  if (typeof format !== 'string') return invalid('"format" must be the name of a format, or --format given for all cases');
  if (!isTexts(files)) return invalid('"files" must be an object of path to text');
  if (typeof (finish ?? '') !== 'string') return invalid('"finish" must be a string');
  const response = readResponse(raw, typeof finish === 'string' ? finish : undefined);
  if (typeof response === 'string') return invalid(response);
  try {
    const before = new Map(Object.entries(files));
    const application = applyResponse({ format, profile: findProfile(profile), files: before, response });
    return { id, ...toVerdict(application, before, options) };
  } catch (error) {
    if (error instanceof UsageError) return invalid(error.message);
    throw error;
  }
};

const toVerdict = (application: Application, files: Files, { diff }: Options): Verdict => {
  if (application.status === 'rejected') {
    const { code, message, ...facts } = application.rejection;
    return { status: 'rejected', code, message, ...facts, ...(application.detected !== undefined && { detected: application.detected }) };
  }
  const { changes, edits, leftOut } = application;
  return {
    status: 'applied',
    files: Object.fromEntries(changes),
    edits,
    ...(leftOut > 0 && { leftOut }),
    format: application.format,
    ...(diff && { diff: writeDiff(files, changes) }),
  };
};
