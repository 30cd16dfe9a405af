/**
 * What a tag is for: a section with old or new text or a whole file, the name of a file, an edit, a list of edits, a file to write, what tool
 * calls have besides.
 */
export type TagRole = 'old' | 'new' | 'content' | 'path' | 'edit' | 'list' | 'write' | 'leak';

/** A tag that the pseudo-XML of edits knows. `common` marks names that markup in general has too. */
export interface Tag {
  readonly name: string;
  readonly role: TagRole;
  readonly form: 'open' | 'close' | 'empty';
  readonly common: boolean;
  readonly attributes: string;
  readonly from: number;
  readonly to: number;
}

/** The known tags of a text, in order. One between backticks is only mentioned and left out. */
export const readTags = (text: string): Tag[] => {
  const tags: Tag[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const tag = readTag(text, at);
    if (tag !== undefined && !(text[at - 1] === '`' && text[tag.to] === '`')) tags.push(tag);
  }
  return tags;
};

/** The path that an attribute states: `path="src/a.ts"`. */
export const readPathAttribute = ({ attributes }: Tag): string | undefined => {
  const found = PATH.exec(attributes);
  return found === null ? undefined : (found[1] ?? found[2] ?? found[3]);
};

/** The 0-based line that an attribute states: `line=42`, `line="42"`, counted from 1. */
export const readLineAttribute = ({ attributes }: Tag): number | undefined => {
  const line = Number(/\s(?:start_)?line\s?=\s?["']?(\d{1,9})/.exec(attributes)?.[1] ?? 0);
  return line > 0 ? line - 1 : undefined;
};

const PATH = /\s(?:path|file|filename|file_name|file_path|filepath)\s?=\s?(?:"([^"]+)"|'([^']+)'|([^\s"'/]\S*))/;

/** Tags that text of a file follows at once: one of them without its `>` must not take that text, up to the next `>`, for attributes: those are strict. */
const sections: ReadonlySet<TagRole> = new Set(['old', 'new', 'content']);

const LONGEST_NAME = 14;
const LONGEST_ATTRIBUTES = 500;

const readTag = (text: string, from: number): Tag | undefined => {
  const closes = text[from + 1] === '/';
  const name = readName(text, from + (closes ? 2 : 1));
  const known = TAGS.get(name);
  if (known === undefined) return undefined;
  const rest = text.slice(from + name.length + (closes ? 2 : 1), from + LONGEST_ATTRIBUTES);
  const end = rest.indexOf('>');
  const attributes = rest.slice(0, Math.max(0, end));
  if (end < 0 || attributes.includes('<') || !(attributes === '' || ' \t\r\n/'.includes(attributes.charAt(0)))) return undefined;
  if (sections.has(known.role) && !isStrict(attributes)) return undefined;
  const form = closes ? 'close' : attributes.endsWith('/') ? 'empty' : 'open';
  return { name, ...known, form, attributes, from, to: from + name.length + (closes ? 2 : 1) + end + 1 };
};

/** Whether there is nothing but `name=value` and `name="value"` on the line of a tag, and a slash at its end. */
const isStrict = (attributes: string): boolean => {
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  while (ATTRIBUTE.test(attributes)) end = ATTRIBUTE.lastIndex;
  const rest = attributes.slice(end).trim();
  return (rest === '' || rest === '/') && (end === 0 || !attributes.includes('\n'));
};

const ATTRIBUTE = /[ \t]+[\w:.-]+=(?:"[^"]*"|'[^']*'|[^\s"'`=/]+)/y;

const readName = (text: string, from: number): string => {
  let to = from;
  while (to < from + LONGEST_NAME && ((text.charAt(to) >= 'a' && text.charAt(to) <= 'z') || text[to] === '_')) to++;
  return text.slice(from, to);
};

type Known = Pick<Tag, 'role' | 'common'>;

const name = (role: TagRole, names: string, common = false): [string, Known][] => names.split(' ').map((word) => [word, { role, common }]);

const TAGS: ReadonlyMap<string, Known> = new Map([
  ...name('old', 'old_code old_text old_str old_string'),
  ...name('old', 'old search find original', true),
  ...name('new', 'new_code new_text new_str new_string'),
  ...name('new', 'new replace replacement updated', true),
  ...name('content', 'content contents file_text', true),
  ...name('path', 'file path file_path filepath filename file_name', true),
  ...name('edit', 'edit str_replace file_edit'),
  ...name('list', 'edits file_edits'),
  ...name('write', 'write_to_file write_file create_file'),
  ...name('leak', 'parameter invoke line_count'),
]);
