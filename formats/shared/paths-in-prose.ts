/**
 * The path that a line of prose names, as models write it above a block: bare, in backticks, bold, as a heading or list
 * item, after "File:", with a colon at the end. Undefined when the line is prose; text in backticks is taken as it stands.
 */
export const readPathLine = (line: string): string | undefined => {
  const text = line.trim();
  if (text === '' || text.length > LONGEST_LINE) return undefined;
  const bare = stripDecoration(text);
  const quoted = readQuoted(bare);
  if (quoted !== undefined) return quoted;
  if (looksLikePath(bare) || KNOWN_NAMES.has(bare)) return bare.replaceAll('\\_', '_');
  return readOnlyCodeSpan(text);
};

/** The line to write above a block so that `readPathLine` gives back `path`, or undefined when there is none. */
export const writePathLine = (path: string): string | undefined => [path, `\`${path}\``].find((line) => !line.includes('\n') && readPathLine(line) === path);

/** The last path in backticks in a stretch of prose. */
export const lastCodeSpanPath = (prose: string): string | undefined => {
  let found: string | undefined;
  for (const line of prose.split('\n')) for (const span of codeSpans(line)) if (looksLikeFile(span)) found = span;
  return found;
};

/** Whether a word without context reads as a path: no white space, and a slash or an extension. */
export const looksLikePath = (word: string): boolean => {
  if (word === '' || word.length > 250 || word.includes('://') || word.endsWith('.') || word.endsWith('/')) return false;
  for (const char of word) if (NEVER_IN_PATHS.includes(char)) return false;
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  if (name.length < word.length) return /[\p{L}\p{N}_]/u.test(name);
  const dot = name.lastIndexOf('.');
  return dot >= 0 && /^[A-Za-z][A-Za-z0-9_+-]*$/.test(name.slice(dot + 1));
};

/** The same where code is as likely (`Math.round`): the name must have an extension that files have, any extension behind a slash. */
export const looksLikeFile = (word: string): boolean => {
  const extension = /\.([A-Za-z][A-Za-z0-9]*)$/.exec(word.slice(-20))?.[1]?.toLowerCase();
  return extension !== undefined && looksLikePath(word) && (word.includes('/') || EXTENSIONS.has(extension));
};

const LONGEST_LINE = 500;
const NEVER_IN_PATHS = ' \t\r\n`"<>|*?;,=\0';
const EXTENSIONS = new Set(
  (
    'ts tsx mts cts js jsx mjs cjs json jsonc json5 md mdx txt css scss sass less html htm vue svelte astro py pyi go rs java kt rb php c h cc cpp hpp cs swift scala ' +
    'sh bash zsh ps1 bat yml yaml toml ini cfg conf env lock xml svg sql graphql proto lua r pl ex exs erl hs ml clj dart zig nix tf gradle csv tsv diff patch'
  ).split(' '),
);
const LABEL = /^(?:\*\*)?(?:(?:modified|new|updated|edited) )?(?:file ?name|file ?path|file|path) ?:(?:\*\*)? */i;
const KNOWN_NAMES = new Set('Makefile Dockerfile LICENSE README CHANGELOG Gemfile Rakefile Procfile Jenkinsfile CODEOWNERS'.split(' '));

/** Without heading marks, list bullets, emphasis, a label and the colon at the end. */
const stripDecoration = (text: string): string => {
  let bare = text.replace(/^#{1,6}\s+/, '').replace(/^(?:[-*+]|\d{1,3}[.)])\s+/, '');
  bare = stripEmphasis(stripEmphasis(bare).replace(LABEL, ''));
  if (bare.endsWith(':')) bare = bare.slice(0, -1).trimEnd();
  return stripEmphasis(stripRemark(bare));
};

/** Without "(new file)" behind the path. */
const stripRemark = (text: string): string => {
  const open = text.lastIndexOf(' (');
  return open > 0 && text.endsWith(')') ? text.slice(0, open).trimEnd() : text;
};

const stripEmphasis = (text: string): string => {
  for (const mark of ['**', '__', '*']) {
    if (text.length > 2 * mark.length && text.startsWith(mark) && text.endsWith(mark)) return text.slice(mark.length, -mark.length).trim();
    if (mark !== '__' && text.startsWith(mark) && text.endsWith(`${mark}:`)) return text.slice(mark.length, -mark.length - 1).trim();
  }
  return text;
};

const readQuoted = (text: string): string | undefined => {
  for (const quote of ['`', '"', "'"]) {
    const inside = text.slice(1, -1);
    if (text.length > 2 && text.startsWith(quote) && text.endsWith(quote) && !inside.includes(quote) && inside.trim() !== '') return inside;
  }
  return undefined;
};

/** The path in a sentence such as "Here is the new `src/a.ts`:", when exactly one stands in it. */
const readOnlyCodeSpan = (text: string): string | undefined => {
  const paths = codeSpans(text).filter(looksLikeFile);
  return paths.length === 1 ? paths[0] : undefined;
};

const codeSpans = (line: string): string[] => line.split('`').filter((_, index) => index % 2 === 1);
