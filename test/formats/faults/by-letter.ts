import type { Files, Response } from '../../../src/types.ts';

/**
 * The files after edits in the format `line-range` carried out by the letter: lines are exchanged by number, whatever they read. Nothing in such
 * an edit tells that its numbers are wrong, so this is all that a reader can do. Undefined for what is not plain and in range.
 */
export const replaceByNumber = ({ text }: Response, before: Files): Files | undefined => {
  const edits = readEdits(text);
  if (edits === undefined) return undefined;
  const files = new Map(before);
  for (const { path, start_line, end_line, content } of edits.toSorted((a, b) => b.start_line - a.start_line || b.end_line - a.end_line)) {
    const old = files.get(path);
    if (old === undefined) return undefined;
    const lines = old.split(/(?<=\n)/);
    if (end_line > lines.length) return undefined;
    const eol = old.includes('\r\n') ? '\r\n' : '\n';
    const written = content === '' ? [] : content.replace(/\n$/, '').split('\n');
    const isLast = end_line === lines.length && !old.endsWith('\n');
    const fresh = written.map((line, at) => (isLast && at === written.length - 1 ? line : line + eol));
    files.set(path, [...lines.slice(0, start_line - 1), ...fresh, ...lines.slice(end_line)].join(''));
  }
  return files;
};

interface Edit {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly content: string;
}

const readEdits = (text: string): readonly Edit[] | undefined => {
  const json = /```json\n([\s\S]*?)\n```/.exec(text)?.[1];
  try {
    return json === undefined ? undefined : [JSON.parse(json)].flat();
  } catch {
    return undefined;
  }
};

/**
 * The files after edits that name old and new text, in tool calls, JSON or tags, carried out by the letter: one after the other, each where its old text
 * stands as it is given, and only there. Undefined for what is not plain.
 */
export const replaceByText = (response: Response, before: Files): Files | undefined => {
  const edits = readTextEdits(response);
  const files = new Map(before);
  for (const { path, old, fresh } of edits ?? []) {
    const text = files.get(path) ?? '';
    const [head, tail, ...others] = fresh === undefined ? `\n${text}`.split(`\n${old}\n`) : text.split(old);
    if (old === '' || head === undefined || tail === undefined || others.length > 0) return undefined;
    files.set(path, fresh === undefined ? `${head}\n${tail}`.slice(1) : head + fresh + tail);
  }
  return edits && files;
};

interface TextEdit {
  readonly path: string;
  readonly old: string;
  /** None where the lines of the old text go. */
  readonly fresh: string | undefined;
}

const readTextEdits = ({ text, toolCalls }: Response): readonly TextEdit[] | undefined => {
  const tagged = [...text.matchAll(TAGGED)];
  if (tagged.length > 0) return tagged.map(([, path = '', old = '', fresh]) => ({ path, old, fresh: fresh?.slice(1) }));
  const objects = toolCalls.length > 0 ? toolCalls.map((call) => call.arguments) : (readEdits(text) ?? []);
  const edits = objects.map(toTextEdit);
  return edits.every((edit) => edit !== undefined) && edits.length > 0 ? edits : undefined;
};

const TAGGED = /<edit>\n<file>(.*)<\/file>\n<old_code>\n([\s\S]*?)\n<\/old_code>\n<new_code>(\n[\s\S]*?)??\n<\/new_code>\n<\/edit>\n/g;

/** Fields under the names that are ours; no new text means an empty one where a command says what is meant. */
const toTextEdit = (given: unknown): TextEdit | undefined => {
  const { path, file_path, file, old_str, old_string, old, new_str, new_string, new: fresh, command } = Object(given);
  const values = [path ?? file_path ?? file, old_str ?? old_string ?? old, new_str ?? new_string ?? fresh ?? (command === 'str_replace' ? '' : undefined)];
  const known = Object.values(Object(given)).filter((value) => value !== null).length;
  const [where, from, to] = values;
  const isPlain = values.every((value) => typeof value === 'string') && known <= (command === undefined ? 3 : 4);
  return isPlain ? { path: where, old: from, fresh: to } : undefined;
};

/** The files after SEARCH / REPLACE blocks as the formats write them, each where its old lines stand as they are, and only there. */
export const replaceByBlock = ({ text }: Response, before: Files): Files | undefined => {
  const files = new Map(before);
  for (const [, above = '', inside = '', old = '', fresh = ''] of text.matchAll(BLOCK)) {
    const path = above || inside;
    const [head, tail, ...others] = `\n${files.get(path) ?? ''}`.split(`\n${old}`);
    if (old === '' || head === undefined || tail === undefined || others.length > 0) return undefined;
    files.set(path, `${head}\n${fresh}${tail}`.slice(1));
  }
  return files;
};

const BLOCK = /(?:^(\S+)\n)?^```\w*\n(?:(\S+)\n)?<{7} SEARCH\n(?::start_line:\d+\n)?(?:-{7}\n)?([\s\S]*?)^={7}\n([\s\S]*?)^>{7} REPLACE\n```\n/gm;

/** The files after edits in the format `hashline` carried out by their line numbers. */
export const replaceByHash = ({ text }: Response, before: Files): Files | undefined => {
  const parsed = readEdits(text) as unknown as readonly { readonly path: string; readonly edits?: readonly HashedEdit[] }[] | undefined;
  const files = new Map(before);
  for (const { path, edits = [] } of parsed ?? []) {
    const lines = (files.get(path) ?? '').split(/(?<=\n)/);
    for (const { op, pos = '1#', end = pos, lines: written } of edits.toReversed()) {
      const [first, last] = [Number.parseInt(pos, 10), Number.parseInt(end, 10)];
      const [from, to] = op === 'replace' ? [first - 1, last] : op === 'append' ? [first, first] : [first - 1, first - 1];
      lines.splice(from, to - from, ...written.map((line) => `${line}\n`));
    }
    files.set(path, lines.join(''));
  }
  return parsed && files;
};

interface HashedEdit {
  readonly op: string;
  readonly pos?: string;
  readonly end?: string;
  readonly lines: readonly string[];
}
