import { ambiguousFence } from '../../src/errors.ts';
import { closesFence, openFence } from './fences.ts';

/** What an edit in tags says: `find` and `replace` as text or as whole lines. */
export interface TaggedEdit {
  readonly find: string;
  readonly replace: string;
  readonly unit: 'text' | 'line';
}

/**
 * The edit in two sections, whose text is given as it stands between the tags. One newline at each end is layout, and so is the indentation of
 * the end tag. Where the old text stands on lines of its own and there is no new text, these lines go; without old text, the new
 * text is lines. A fence round both is dropped where `path` is no prose and they are not CDATA. The line endings are those of the response, not of the text:
 * they are read as `\n`.
 * @throws EditError `ambiguous` for a fence round the new text alone, which may be text or not.
 */
export const readTaggedEdit = (old: string, fresh: string, path: string): TaggedEdit => {
  const [bare, bareFresh] = looksLikeData(fresh) ? [readLines(old), readLines(fresh)] : withoutFences(readLines(old), readLines(fresh), path);
  const find = stripEdges(bare);
  if (find === '') return { find, replace: toLines(bareFresh), unit: 'text' };
  if (isNothing(bareFresh) && isOnOwnLines(bare)) return { find: `${find}\n`, replace: '', unit: 'line' };
  return { find, replace: stripEdges(bareFresh), unit: 'text' };
};

/** The lines of a new file that stand between tags, each with its newline; a fence round all of them is dropped where the file is code. */
export const readTaggedLines = (section: string, path: string): string =>
  toLines(looksLikeData(section) ? readLines(section) : withoutFences('', readLines(section), path)[1]);

const toLines = (lines: string): string => {
  const body = endLayout(lines.slice(startLayout(lines)));
  return body === '' || body.endsWith('\n') ? body : `${body}\n`;
};

/** The text between tags from which `readTaggedEdit` and `readTaggedLines` get it back; as CDATA where `isMarkup`. */
export const writeTagged = (text: string, isMarkup: boolean): string =>
  isMarkup ? `<![CDATA[\n${text.split(']]>').join(']]]]><![CDATA[>')}\n]]>` : `\n${text}\n`;

/** Whether a text would be read as CDATA. */
export const looksLikeData = (text: string): boolean => text.trimStart().startsWith(DATA);

/** Whether a text is a fence, which would be taken for a wrapper. */
export const looksFenced = (text: string): boolean => readFenced(text) !== undefined;

const DATA = '<![CDATA[';

const readLines = (section: string): string => readData(section).replaceAll('\r\n', '\n');

const readData = (section: string): string => {
  const text = section.trim();
  if (!text.startsWith(DATA) || !text.endsWith(']]>')) return section;
  return text.slice(DATA.length, -3).split(`]]]]>${DATA}>`).join(']]>');
};

/** How much of a section's start is layout: white space up to its first newline. */
const startLayout = (section: string): number => {
  let at = 0;
  while (' \t\r'.includes(section.charAt(at)) && at < section.length) at++;
  return section[at] === '\n' ? at + 1 : 0;
};

/** Without the indentation of the end tag, which stands behind a newline. */
const endLayout = (section: string): string => {
  let at = section.length;
  while (at > 0 && ' \t'.includes(section.charAt(at - 1))) at--;
  return at === 0 || section[at - 1] === '\n' ? section.slice(0, at) : section;
};

const stripEdges = (section: string): string => {
  const body = endLayout(section.slice(startLayout(section)));
  return body.endsWith('\n') ? body.slice(0, -1) : body;
};

/** Whether a section holds no text at all, not even an empty line. */
const isNothing = (section: string): boolean => section.trim() === '' && section.split('\n').length < 3 && stripEdges(section) === '';

const isOnOwnLines = (section: string): boolean => startLayout(section) > 0 && endLayout(section).endsWith('\n');

/** Whether fences are no text of a file. */
const mayBeWrapped = (path: string): boolean => /\.[A-Za-z0-9]{1,10}$/.test(path.slice(-12)) && !/\.(?:md|mdx|markdown|rst|txt|adoc)$/i.test(path);

/** Drops the same fence round both sections, or round the text of a new file, but in files in which fences are text; refuses one round new text alone. */
const withoutFences = (old: string, fresh: string, path: string): readonly [string, string] => {
  if (!mayBeWrapped(path)) return [old, fresh];
  const [wrapped, wrappedFresh] = [readFenced(old), readFenced(fresh)];
  if (wrappedFresh === undefined) return [old, fresh];
  if (stripEdges(old) === '') return [old, wrappedFresh.body];
  if (wrapped === undefined) throw ambiguousFence(path);
  return wrapped.opener === wrappedFresh.opener && wrapped.closer === wrappedFresh.closer ? [wrapped.body, wrappedFresh.body] : [old, fresh];
};

/** What stands in a fence that a section is all of, between newlines. */
const readFenced = (section: string) => {
  const text = section.trim();
  const [start, end] = [text.indexOf('\n'), text.lastIndexOf('\n')];
  if (start < 0 || end < start) return undefined;
  const [opener, closer] = [text.slice(0, start).trimEnd(), text.slice(end + 1)];
  const fence = openFence(opener);
  if (fence === undefined || !closesFence(closer, fence.marker)) return undefined;
  return { opener, closer, body: `\n${text.slice(start + 1, end + 1)}` };
};
