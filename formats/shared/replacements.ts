import { badJson, unknownOp } from '../../src/errors.ts';
import type { Proposal, Span } from '../../src/types.ts';
import { isRecord, parseLooseJson } from './loose-json.ts';
import { type CallArguments, readField, readString } from './tool-arguments.ts';

/** The names that tools and prompts have for the parts of a replacement. */
export const replacementNames = {
  path: ['path', 'file_path', 'filePath', 'filepath', 'file', 'target_file', 'filename', 'relative_path'],
  old: ['old_string', 'old_str', 'old', 'oldString', 'oldStr', 'oldText', 'old_text', 'old_code', 'search', 'find', 'original', 'original_lines'],
  new: ['new_string', 'new_str', 'new', 'newString', 'newStr', 'newText', 'new_text', 'new_code', 'replace', 'replacement', 'updated', 'updated_lines'],
  all: ['replace_all', 'replaceAll', 'allow_multiple', 'allowMultiple'],
  count: ['expected_replacements', 'expectedReplacements'],
  /** The whole text of a file that is written anew. */
  content: ['content', 'contents', 'file_text', 'fileText', 'file_content', 'fileContent', 'text'],
  list: ['edits', 'replacements', 'changes', 'files'],
} as const;

/** What else a replacement may need to know. */
export interface ReplacementOptions {
  /** Where an object of the JSON stands; the whole call when absent. */
  readonly spanOf?: (value: object) => Span | undefined;
  /** Whether no new text means an empty one. */
  readonly deletes?: boolean;
}

/**
 * The replacements that the fields of a call or of a JSON object state, in their order: one, or a list of them, whose entries may name a file
 * of their own and may be lists again. The path '' means that none was given. Old and new text in lists of lines are whole lines.
 * @throws EditError `bad_json`; `unknown_op` for one that says it is something else than a replacement.
 */
export const readReplacements = (fields: CallArguments, options: ReplacementOptions = {}): Proposal[] => readNested(fields, '', options, 0);

/** Whether fields say a replacement, or a list in which one does. */
export const saysReplacement = (values: Readonly<Record<string, unknown>>, depth = 0): boolean => {
  const has = (names: readonly string[]): boolean => names.some((name) => values[name] !== undefined);
  const known = [replacementNames.path, replacementNames.old, replacementNames.new].filter(has).length;
  if (known > 1 && (has(replacementNames.old) || has(replacementNames.new))) return true;
  return depth < DEEPEST && replacementNames.list.some((name) => itemsOf(values[name]).some((item) => isRecord(item) && saysReplacement(item, depth + 1)));
};

/** Whether fields say a whole file: a path and its content. */
export const saysWrite = (values: Readonly<Record<string, unknown>>): boolean =>
  replacementNames.path.some((name) => typeof values[name] === 'string') && WRITTEN.some((name) => typeof values[name] === 'string');

/** The names of a file's content that mean nothing else. */
const WRITTEN = replacementNames.content.filter((name) => name !== 'text');

/** Lists of files, of their edits, and one to spare. */
const DEEPEST = 3;

const readNested = (fields: CallArguments, outer: string, options: ReplacementOptions, depth: number): Proposal[] => {
  const path = readString(fields, replacementNames.path) ?? outer;
  const list = readField(fields, replacementNames.list);
  const old = readField(fields, replacementNames.old);
  if (list === undefined || (old !== undefined && itemsOf(list).length === 0)) return [readOne(fields, path, options)];
  if (depth === DEEPEST) throw badJson(`the lists of ${fields.tool} are nested too deep`);
  if (old !== undefined && old !== '') throw badJson(`${fields.tool} has both an edit and a list of edits`);
  return readItems(list, fields).flatMap((values, index) => {
    const span = options.spanOf?.(values) ?? fields.span;
    return readNested({ tool: `edit ${index + 1} of ${fields.tool}`, values, span }, path, options, depth + 1);
  });
};

const readItems = (list: unknown, { tool }: CallArguments): Record<string, unknown>[] => {
  const items = itemsOf(list);
  if (typeof list === 'string' && items.length === 0) throw badJson(`the list of edits of ${tool} is not valid JSON`);
  return items.map((item, index) => {
    if (isRecord(item)) return item;
    throw badJson(`edit ${index + 1} of ${tool} is not an object`);
  });
};

/** The items of a list, of one that is JSON in a string, or a single item without its list. */
const itemsOf = (list: unknown): readonly unknown[] => {
  if (Array.isArray(list)) return list;
  if (isRecord(list)) return [list];
  const parsed = typeof list === 'string' ? parseLooseJson(list) : undefined;
  if (parsed === undefined || 'open' in parsed) return [];
  return Array.isArray(parsed.value) ? parsed.value : isRecord(parsed.value) ? [parsed.value] : [];
};

const readOne = (fields: CallArguments, path: string, { deletes = false }: ReplacementOptions): Proposal => {
  const find = readText(fields, replacementNames.old);
  const replace = readText(fields, replacementNames.new) ?? (deletes ? { text: '', isLines: false } : undefined);
  if (find === undefined) throw badJson(`${fields.tool} needs "${replacementNames.old[0]}"`);
  if (replace === undefined) throw badJson(`${fields.tool} needs "${replacementNames.new[0]}"`);
  if (deletes && readField(fields, replacementNames.new) === undefined) checkUnread(fields);
  checkVerb(fields, find.text);
  const isLines = find.isLines || replace.isLines;
  return {
    kind: 'find',
    path,
    find: isLines ? endLine(find.text) : find.text,
    replace: isLines ? endLine(replace.text) : replace.text,
    unit: isLines ? 'line' : 'text',
    occurrence: readOccurrence(fields),
    span: fields.span,
  };
};

/** A text, or a list of lines, each with or without its newline. */
const readText = (fields: CallArguments, names: readonly string[]): { readonly text: string; readonly isLines: boolean } | undefined => {
  const name = names.find((candidate) => Array.isArray(fields.values[candidate]));
  const lines = name === undefined ? undefined : readField(fields, names);
  if (!Array.isArray(lines)) {
    const text = readString(fields, names);
    return text === undefined ? undefined : { text, isLines: names.some((candidate) => candidate.endsWith('_lines') && fields.values[candidate] === text) };
  }
  if (!lines.every((line) => typeof line === 'string')) throw badJson(`"${name}" of ${fields.tool} must be a list of lines`);
  return { text: lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join(''), isLines: true };
};

/** Without a new text, a text under a name that is not known may be it. */
const checkUnread = ({ tool, values }: CallArguments): void => {
  const unread = Object.keys(values).find((name) => typeof values[name] === 'string' && !READ.has(name));
  if (unread !== undefined) throw badJson(`${tool} has no "${replacementNames.new[0]}", but "${unread.slice(0, 80)}"`);
};

const endLine = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** What an edit may call itself. Another word, such as `insert_after`, makes it another edit than its old and new text say. */
const VERBS = new Set('replace replacement edit update modify change substitute code text search_replace search_and_replace str_replace'.split(' '));
const VERB_NAMES = ['op', 'operation', 'action', 'command', 'type', 'mode'];

/** The names of texts that are no new text. */
const READ: ReadonlySet<string> = new Set([...Object.values(replacementNames).flat(), ...VERB_NAMES, 'description', 'explanation', 'instruction', 'reason']);

const checkVerb = (fields: CallArguments, find: string): void => {
  const verb = VERB_NAMES.map((name) => fields.values[name]).find((value) => typeof value === 'string' && !VERBS.has(value.toLowerCase()));
  if (typeof verb !== 'string' || (find === '' && /^(?:create|add|new|write)(?:_file)?$/i.test(verb))) return;
  throw unknownOp(JSON.stringify(verb.slice(0, 80)));
};

/** A stated number of occurrences is checked; otherwise all of them are meant, or the only one. */
const readOccurrence = (fields: CallArguments): 'all' | 'only' | number => {
  const count = readField(fields, replacementNames.count);
  const all = readField(fields, replacementNames.all);
  if (count !== undefined && (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1))
    throw badJson(`"${replacementNames.count[0]}" of ${fields.tool} must be a whole number above 0`);
  if (all !== undefined && !FLAGS.has(all)) throw badJson(`"${replacementNames.all[0]}" of ${fields.tool} must be true or false`);
  if (typeof count === 'number') return count;
  return FLAGS.get(all) === true ? 'all' : 'only';
};

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
]);
