import { applyPatch, parsePatch } from 'diff';
import type { Changes, Files, Response } from '../../src/types.ts';

/** Reads a response and applies it as straightforward code would: the files that it changes. @throws Error where it cannot. */
export type Applier = (response: Response, files: Files) => Changes;

/** The formats that the rival reads. */
export const appliers: ReadonlyMap<string, Applier> = new Map<string, Applier>([
  ['edit-tool', (response, files) => applyCalls(response, files)],
  ['git-diff', (response, files) => applyGitDiff(response, files)],
  ['search-replace', (response, files) => applyBlocks(response, files)],
  ['v4a', (response, files) => applyEnvelope(response, files)],
  ['whole', (response) => applyWhole(response)],
]);

const FENCE = /^([^\n`]+)\n(`{3,})[^\n]*\n([\s\S]*?)^\2$/gm;

const applyWhole = ({ text }: Response): Changes => {
  const files = [...text.matchAll(FENCE)].map(([, path = '', , body = '']) => [path, body] as const);
  if (files.length === 0) throw new Error('no file');
  return new Map(files);
};

const BLOCK = /^(<{5,9}) SEARCH\n([\s\S]*?)^={5,9}\n([\s\S]*?)^>{5,9} REPLACE$/gm;

const applyBlocks = ({ text }: Response, files: Files): Changes => {
  const changes = new Map<string, string>();
  for (const [, path = '', , body = ''] of text.matchAll(FENCE)) {
    for (const [, , search = '', replacement = ''] of body.matchAll(BLOCK)) {
      const old = changes.get(path) ?? files.get(path);
      changes.set(path, old === undefined && search === '' ? replacement : replaceLines(old, search, replacement));
    }
  }
  if (changes.size === 0) throw new Error('no block');
  return changes;
};

/** A line feed in front lets the search start at the start of a line. */
const replaceLines = (text: string | undefined, search: string, replacement: string): string =>
  replaceOnce(text === undefined ? undefined : `\n${text}`, `\n${search}`, `\n${replacement}`).slice(1);

const replaceOnce = (text: string | undefined, search: string, replacement: string): string => {
  const at = text?.indexOf(search) ?? -1;
  if (text === undefined || at < 0) throw new Error('the search text is not there');
  if (text.indexOf(search, at + 1) >= 0) throw new Error('the search text is there twice');
  return text.slice(0, at) + replacement + text.slice(at + search.length);
};

const applyCalls = ({ toolCalls }: Response, files: Files): Changes => {
  const changes = new Map<string, string>();
  for (const { name, arguments: given } of toolCalls) {
    const call = (typeof given === 'string' ? JSON.parse(given) : given) as Readonly<Record<string, string>>;
    const { file_path: path, old_string: search, new_string: replacement, content } = call;
    if (path === undefined) throw new Error('no path');
    if (name === 'Write' && content !== undefined) changes.set(path, content);
    else if (name !== 'Edit' || search === undefined || replacement === undefined) throw new Error(`unknown call ${name}`);
    else changes.set(path, replaceOnce(changes.get(path) ?? files.get(path), search, replacement));
  }
  if (changes.size === 0) throw new Error('no call');
  return changes;
};

const applyGitDiff = ({ text }: Response, files: Files): Changes => {
  const [, , patchText] = /(`{3,})diff\n([\s\S]*?)^\1$/m.exec(text) ?? [];
  const changes = new Map<string, string | null>();
  for (const patch of parsePatch(patchText ?? text)) {
    const [from, to] = [readName(patch.oldFileName), readName(patch.newFileName)];
    const edited = applyPatch(from === undefined ? '' : (files.get(from) ?? ''), patch);
    if (edited === false) throw new Error('a hunk does not apply');
    if (from !== undefined && from !== to) changes.set(from, null);
    if (to !== undefined) changes.set(to, edited);
  }
  if (changes.size === 0) throw new Error('no patch');
  return changes;
};

const readName = (name: string | undefined): string | undefined => (name === undefined || name === '/dev/null' ? undefined : name.replace(/^[ab]\//, ''));

/** The envelope, section by section; hunks are looked for from where the one before ended. */
const applyEnvelope = ({ text }: Response, files: Files): Changes => {
  const changes = new Map<string, string | null>();
  const [, body] = /^\*\*\* Begin Patch\n([\s\S]*?)^\*\*\* End Patch/m.exec(text) ?? [];
  for (const section of body?.split(/^(?=\*\*\* (?:Add|Update|Delete) File: )/m) ?? []) {
    const [header = '', ...lines] = section.replace(/\n$/, '').split('\n');
    const path = header.slice(header.indexOf(':') + 2);
    if (header.startsWith('*** Delete')) changes.set(path, null);
    else if (header.startsWith('*** Add')) changes.set(path, lines.map((line) => `${line.slice(1)}\n`).join(''));
    else {
      const target = lines[0]?.startsWith('*** Move to: ') ? lines.shift()?.slice('*** Move to: '.length) : undefined;
      const old = files.get(path);
      if (old === undefined) throw new Error('no such file');
      if (target !== undefined) changes.set(path, null);
      changes.set(target ?? path, applyHunks(old, lines));
    }
  }
  if (changes.size === 0) throw new Error('no section');
  return changes;
};

/** A line feed in front lets every search start at the start of a line. */
const applyHunks = (text: string, lines: readonly string[]): string => {
  let edited = `\n${text}`;
  let at = 0;
  for (let line = 0; line < lines.length; ) {
    for (; lines[line]?.startsWith('@@'); line++) {
      const scope = lines[line]?.slice(3);
      if (scope) at = find(edited, `\n${scope}\n`, at);
    }
    const [old, fresh]: [string[], string[]] = [[], []];
    for (; line < lines.length && !lines[line]?.startsWith('@@') && lines[line] !== '*** End of File'; line++) {
      const [op, content] = [lines[line]?.[0] ?? ' ', lines[line]?.slice(1) ?? ''];
      if (op !== '+') old.push(content);
      if (op !== '-') fresh.push(content);
    }
    const atEnd = lines[line] === '*** End of File';
    if (atEnd) line++;
    const [search, replacement] = [old, fresh].map((part) => part.map((content) => `\n${content}`).join('')) as [string, string];
    at = atEnd ? edited.length - search.length - 1 : find(edited, `${search}\n`, at);
    edited = edited.slice(0, at) + replacement + edited.slice(at + search.length);
    at += replacement.length;
  }
  return edited.slice(1);
};

const find = (text: string, search: string, from: number): number => {
  const at = text.indexOf(search, from);
  if (at < 0) throw new Error('the text is not there');
  return at;
};
