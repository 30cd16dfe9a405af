import type { z } from 'zod';
import { FileError } from '../errors.ts';
import { findJsonFault, type TextPosition } from './json-fault.ts';
import { plainWords } from './say-issue.ts';

/** What is wrong with a text, in one line: field, what was expected, what was received; or that it is no JSON, and from where on. */
export interface Unfit {
  readonly reason: string;
  readonly at?: TextPosition;
}

/** A checked value, or what is wrong with it. */
export type Checked<T> = { readonly value: T } | Unfit;

/** Reads JSON text and checks it against a schema. */
export const checkJson = <T>(schema: z.ZodType<T>, text: string): Checked<T> => {
  const raw = parseJson(text);
  if ('reason' in raw) return raw;
  const parsed = schema.safeParse(raw.value, plainWords);
  return parsed.success ? { value: parsed.data } : { reason: describeIssues(parsed.error.issues) };
};

/** The same of one line of a file: which line that is, the caller knows, so the reason says the column. */
export const checkJsonLine = <T>(schema: z.ZodType<T>, text: string): { readonly value: T } | { readonly reason: string } => {
  const checked = checkJson(schema, text);
  return 'value' in checked ? checked : { reason: `${checked.reason}${checked.at === undefined ? '' : ` (column ${checked.at.column})`}` };
};

/** Reads JSON text, whatever it holds. */
export const parseJson = (text: string): Checked<unknown> => {
  const document = text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
  try {
    return { value: JSON.parse(document) };
  } catch (error) {
    const fault = findJsonFault(document);
    if (fault === undefined) throw error;
    return { reason: `not JSON: ${shorten(fault.what)}`, at: fault.at };
  }
};

/** What is wrong with a file that is one JSON document. */
export const blameFile = (file: string, { reason, at }: Unfit): FileError => new FileError(file, `: ${reason}`, at);

const byteOrderMark = 0xfeff;

/** One line that says what is wrong with a value: the path of the field, what was expected, what was received. */
export const describeIssues = (issues: readonly z.core.$ZodIssue[]): string => {
  const [first] = issues;
  if (first === undefined) return 'wrong shape';
  const issue = findMeant(first);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more ${issues.length === 2 ? 'mistake' : 'mistakes'})` : '';
  const field = printPath(issue.path);
  const what = issue.message.replace(/^Invalid (input|option): /, '').replaceAll('received undefined', 'received nothing');
  return shorten(`${field === '' ? '' : `${field}: `}${what}${more}`);
};

/** Of a value that may have one of several shapes, what is wrong with it in the shape that it seems to be meant in; else the shapes. */
const findMeant = (issue: z.core.$ZodIssue): Pick<z.core.$ZodIssue, 'path' | 'message'> => {
  if (issue.code !== 'invalid_union') return issue;
  const firsts = issue.errors.flatMap(([first]) => (first === undefined ? [] : [first]));
  const meant = firsts.find((inner) => inner.path.length > 0 || inner.code !== 'invalid_type');
  if (meant !== undefined) {
    const { path, message } = findMeant(meant);
    return { path: [...issue.path, ...path], message };
  }
  const shapes = firsts.flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
  const received = / received .*$/.exec(firsts[0]?.message ?? '')?.[0] ?? '';
  return { path: issue.path, message: shapes.length === 0 ? issue.message : `expected ${shapes.join(' or ')},${received}` };
};

const printPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${String(part)}`), '');

/** One line of bounded length, whatever the message quotes. */
const shorten = (message: string): string => {
  const line = message.replaceAll(/\p{Cc}+/gu, ' ');
  return line.length > 200 ? `${line.slice(0, 197)}...` : line;
};
