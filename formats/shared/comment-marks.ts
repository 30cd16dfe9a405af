/** How a comment that has a line of its own is marked; nothing closes it where `close` is empty. */
export interface CommentMarks {
  readonly open: string;
  readonly close: string;
}

const marks = (open: string, close = ''): CommentMarks => ({ open, close });
const slashes = marks('//');
const block = marks('/*', '*/');
const jsx = marks('{/*', '*/}');
const hash = marks('#');
const markup = marks('<!--', '-->');
/** The same as tools and web pages pass it on: no language has such comments, so it marks none that stands for lines by the letter. */
export const escapedMarkup = marks('&lt;!--', '--&gt;');
const dashes = marks('--');
const semicolon = marks(';');
const percent = marks('%');

/** The marks of all languages, the longer ones first. */
export const allMarks: readonly CommentMarks[] = [jsx, markup, escapedMarkup, marks('/**', '*/'), block, slashes, dashes, hash, marks('*'), semicolon, percent];

/** The marks of the language of a path, the usual one first; undefined where its language is not known, empty where it has no comments. */
export const findMarks = (path: string): readonly CommentMarks[] | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (HASH_FILES.test(name)) return [hash];
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  return byExtension.get(extension);
};

/** The text of a line that is a comment in one of the marks; undefined for any other line. A missing closing mark is forgiven. */
export const readComment = (line: string, known: readonly CommentMarks[]): string | undefined => {
  const text = line.trim();
  const found = known.find(({ open }) => text.startsWith(open));
  if (found === undefined) return undefined;
  const inner = text.slice(found.open.length).replace(/^\*+(?!\/)/, '');
  return (found.close !== '' && inner.endsWith(found.close) ? inner.slice(0, -found.close.length) : inner).trim();
};

const HASH_FILES = /^(?:Makefile|Dockerfile|Gemfile|Rakefile|Procfile|CODEOWNERS|\.gitignore|\.dockerignore|\.env.*)$/;

const byExtension = new Map<string, readonly CommentMarks[]>(
  [
    { names: 'ts mts cts js mjs cjs jsx tsx', known: [slashes, jsx, block] },
    { names: 'go rs java kt kts scala c h cc cpp hpp cs swift dart zig gradle groovy proto scss less jsonc json5', known: [slashes, block] },
    { names: 'php tf', known: [slashes, hash, block] },
    { names: 'css', known: [block] },
    { names: 'py pyi rb sh bash zsh fish yml yaml toml conf cfg env r pl ex exs nix graphql properties mk cmake', known: [hash] },
    { names: 'html htm xml svg md markdown', known: [markup] },
    { names: 'mdx vue svelte astro', known: [markup, jsx, slashes, block] },
    { names: 'sql', known: [dashes, block] },
    { names: 'lua hs elm', known: [dashes] },
    { names: 'clj cljs lisp el scm asm', known: [semicolon] },
    { names: 'ini', known: [semicolon, hash] },
    { names: 'tex erl m', known: [percent] },
    { names: 'json', known: [] },
  ].flatMap(({ names, known }) => names.split(' ').map((name) => [name, known] as const)),
);
