import { badJson, duplicateFileOp, emptyHunk, unknownOp } from '../../src/errors.ts';
import type { LineGuard, Proposal, Response } from '../../src/types.ts';
import { dropEchoes } from './echoed-prefixes.ts';
import { hashedListing, readAnchor } from './hashed-listing.ts';
import { readObjects, type Values } from './json-objects.ts';
import { toLineSpan } from './line-spans.ts';
import { isRecord } from './loose-json.ts';
import { type CallArguments, readString } from './tool-arguments.ts';

/**
 * Reads edits by line anchors `12#QK`: objects `{"path","edits":[{"op","pos","end","lines"}],"delete","rename"}` in the text or as arguments of tool
 * calls, alone or in arrays. The hashes are verified where the edit lands. Source: `hashline-core` of oh-my-openagent.
 */
export const readHashedEdits = (response: Response): Proposal[] =>
  readObjects(response, { keys: ['edits', 'pos', 'rename', 'delete'], first: [...PATH, 'edits', 'op'], says: saysEdit }).flatMap(readFile);

const PATH = ['path', 'filePath', 'file_path', 'file'];

const isEdit = (value: unknown): boolean => isRecord(value) && 'op' in value && ('pos' in value || 'lines' in value);

const saysEdit = (values: Values): boolean =>
  isEdit(values) ||
  (Array.isArray(values.edits) && values.edits.some(isEdit)) ||
  (PATH.some((name) => name in values) && (values.delete === true || 'rename' in values));

const readFile = (object: CallArguments): Proposal[] => {
  const { values, span } = object;
  const path = readString(object, PATH) ?? '';
  const to = readString(object, ['rename']);
  const edits = isEdit(values) ? [values] : (values.edits ?? []);
  if (!Array.isArray(edits)) throw badJson(`"edits" of ${object.tool} must be an array`);
  if (values.delete !== undefined && values.delete !== null && typeof values.delete !== 'boolean')
    throw badJson(`"delete" of ${object.tool} must be true or false`);
  if (values.delete === true) {
    if (edits.length > 0 || to !== undefined) throw duplicateFileOp(path);
    return [{ kind: 'delete', path, span }];
  }
  const renames: Proposal[] = to === undefined ? [] : [{ kind: 'rename', path, to, span }];
  return [...renames, ...edits.map((edit) => readEdit(object, edit, path))];
};

const readEdit = ({ tool, span }: CallArguments, values: unknown, path: string): Proposal => {
  if (!isRecord(values)) throw badJson(`"edits" of ${tool} must hold objects`);
  const edit: CallArguments = { tool: 'an edit', values, span };
  const op = readString(edit, ['op']);
  const lines = readLines(edit);
  const pos = readString(edit, ['pos']);
  const stray = Object.keys(values).find(
    (name) => name !== 'pos' && name !== 'end' && typeof values[name] === 'string' && readAnchor(values[name]) !== undefined,
  );
  if (stray !== undefined) throw badJson(`an edit has an anchor under the unknown name ${JSON.stringify(stray.slice(0, 80))}`);
  if (op !== 'replace' && op !== 'append' && op !== 'prepend') throw unknownOp(`"op": ${JSON.stringify(op ?? null).slice(0, 80)}`);
  if (op !== 'replace' && lines.length === 0) throw emptyHunk(path);
  if (pos === undefined) return insertAtEnd(op, path, lines, edit);
  const from = requireAnchor(pos);
  const text = lines.map((line) => `${line}\n`).join('');
  if (op !== 'replace') {
    const line = op === 'append' ? from.line + 1 : from.line;
    return { kind: 'lines', path, first: line, last: line, text, guards: [from], span };
  }
  const end = readString(edit, ['end']);
  const to = end === undefined ? from : requireAnchor(end);
  return { kind: 'lines', path, ...toLineSpan(from.line + 1, to.line + 1), text, guards: to === from ? [from] : [from, to], span };
};

/** Without an anchor, lines go to the end or the start of the file, and make it where there is none. */
const insertAtEnd = (op: 'replace' | 'append' | 'prepend', path: string, lines: readonly string[], { span }: CallArguments): Proposal => {
  if (op === 'replace') throw badJson('"replace" needs "pos"');
  const inserted = lines.map((text) => ({ op: 'insert', text }) as const);
  return { kind: 'hunk', path, lines: inserted, scopes: [], ...(op === 'prepend' && { hint: 0 }), atEnd: op === 'append', span };
};

const requireAnchor = (text: string): LineGuard => {
  const anchor = readAnchor(text);
  if (anchor === undefined) throw badJson(`an anchor must be like "12#QK": ${JSON.stringify(text.slice(0, 80))}`);
  return anchor;
};

/** The new lines; null and an empty array are none. An empty string could be no line or an empty one. */
const readLines = ({ values }: CallArguments): readonly string[] => {
  const { lines } = values;
  if (lines === null) return [];
  const all = typeof lines === 'string' ? [lines] : lines;
  if (!Array.isArray(all) || lines === '' || !all.every((line) => typeof line === 'string'))
    throw badJson('"lines" must be an array of strings, a text or null');
  return dropEchoes(all.flatMap(splitLine), hashedListing).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
};

/** A final newline opens no further line. */
const splitLine = (text: string): string[] => (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
