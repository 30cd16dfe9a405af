import type { z } from 'zod';

/** A checked value, or one line that says what is wrong with it: field, what was expected, what was received. */
export type Checked<T> = { readonly value: T } | { readonly reason: string };

/** Reads JSON text and checks it against a schema. */
export const checkJson = <T>(schema: z.ZodType<T>, text: string): Checked<T> => {
  let raw: unknown;
  try {
    raw = JSON.parse(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text);
  } catch (error) {
    return { reason: `not JSON: ${shorten(error instanceof Error ? error.message : String(error))}` };
  }
  const parsed = schema.safeParse(raw);
  return parsed.success ? { value: parsed.data } : { reason: describeIssues(parsed.error.issues) };
};

const byteOrderMark = 0xfeff;

/** One line that says what is wrong with a value: the path of the field, what was expected, what was received. */
export const describeIssues = (issues: readonly z.core.$ZodIssue[]): string => {
  const issue = issues[0];
  if (issue === undefined) return 'wrong shape';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const field = printPath(issue.path);
  const what = issue.message.replace(/^Invalid (input|option): /, '').replaceAll('received undefined', 'received nothing');
  return shorten(`${field === '' ? '' : `${field}: `}${what}${more}`);
};

const printPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${String(part)}`), '');

/** One line of bounded length, whatever the message quotes. */
const shorten = (message: string): string => {
  const line = message.replaceAll(/\p{Cc}+/gu, ' ');
  return line.length > 200 ? `${line.slice(0, 197)}...` : line;
};
