import { quotePath, unquotePath } from './quoted-paths.ts';
import type { ResponseLines } from './response-lines.ts';

/** The file before and after a patch; undefined stands for `/dev/null`. */
export interface PatchNames {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Whether a `--- ` line followed by a `+++ ` line stands here. */
export const hasNamePair = (lines: ResponseLines, line: number): boolean =>
  (lines.at(line)?.startsWith('--- ') ?? false) && (lines.at(line + 1)?.startsWith('+++ ') ?? false);

/** The names in a `---` and a `+++` line: without timestamps, quotes undone, `a/` and `b/` dropped. */
export const readNamePair = (minus: string, plus: string): PatchNames => dropPrefixes({ before: readName(minus.slice(4)), after: readName(plus.slice(4)) });

/** The names in a `diff --git` line. Unquoted names with blanks can be told apart only where both are the same path. */
export const readGitNames = (header: string): PatchNames | undefined => {
  const rest = header.slice('diff --git '.length).trim();
  const middle = (rest.length - 1) / 2;
  const halves = { before: rest.slice(0, middle), after: rest.slice(middle + 1) };
  if (!rest.startsWith('"') && rest[middle] === ' ' && dropFirst(halves.before) === dropFirst(halves.after)) return dropPrefixes(halves);
  const first = splitName(rest);
  const second = first && splitName(first.rest.trimStart());
  return first && second && first.path !== '' && second.path !== '' ? dropPrefixes({ before: first.path, after: second.path }) : undefined;
};

/** The path in a header such as `rename from`, which has no prefix. */
export const readBarePath = (text: string): string => {
  const bare = text.trim();
  return (bare.startsWith('"') ? unquotePath(bare)?.path : undefined) ?? bare;
};

/** A path as it stands after `--- ` or `+++ `; git ends names with blanks by a tab. */
export const writeName = (prefix: string, path: string): string => `${quotePath(prefix + path)}${path.includes(' ') ? '\t' : ''}`;

const readName = (text: string): string | undefined => {
  const quoted = text.startsWith('"') ? unquotePath(text)?.path : undefined;
  if (quoted !== undefined) return quoted;
  const tab = text.indexOf('\t');
  const name = (tab < 0 ? text : text.slice(0, tab)).trim();
  return name === '/dev/null' ? undefined : name;
};

const splitName = (text: string): { readonly path: string; readonly rest: string } | undefined => {
  if (text.startsWith('"')) return unquotePath(text);
  const next = text.indexOf(' b/') < 0 ? text.indexOf(' ') : text.indexOf(' b/');
  return next < 0 ? { path: text, rest: '' } : { path: text.slice(0, next), rest: text.slice(next) };
};

/** Drops `a/` and `b/` where both names are written in git's way, and other pairs of prefixes where only that makes the names one path. */
const dropPrefixes = ({ before, after }: PatchNames): PatchNames => {
  const bare = { before: dropPrefix(before, 'a/'), after: dropPrefix(after, 'b/') };
  if (before === undefined || after === undefined) return bare;
  if (bare.before === bare.after || (bare.before !== before && bare.after !== after)) return bare;
  for (const [left, right] of OTHER_PREFIXES) {
    const path = before.slice(left.length);
    if (before.startsWith(left) && after === right + path) return { before: path, after: path };
  }
  return { before, after };
};

const OTHER_PREFIXES = [
  ['i/', 'w/'],
  ['c/', 'i/'],
  ['c/', 'w/'],
  ['o/', 'w/'],
  ['old/', 'new/'],
] as const;

const dropPrefix = (path: string | undefined, prefix: string): string | undefined => (path?.startsWith(prefix) ? path.slice(prefix.length) : path);

const dropFirst = (path: string): string => path.slice(path.indexOf('/') + 1);
