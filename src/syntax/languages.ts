/** Where a grammar comes from: an npm package and, where it has several, the name of the one meant. */
export interface Language {
  readonly name: string;
  readonly package: string;
  readonly export?: string;
}

/** File extension (without the dot, lower case) to grammar. */
export type Languages = ReadonlyMap<string, Language>;

const typescript: Language = { name: 'typescript', package: 'tree-sitter-typescript', export: 'typescript' };
const tsx: Language = { name: 'tsx', package: 'tree-sitter-typescript', export: 'tsx' };
const javascript: Language = { name: 'javascript', package: 'tree-sitter-javascript' };
const json: Language = { name: 'json', package: 'tree-sitter-json' };
const css: Language = { name: 'css', package: 'tree-sitter-css' };
const html: Language = { name: 'html', package: 'tree-sitter-html' };

/** The grammars we ship, and others that are used where their package is installed. */
export const languages: Languages = new Map<string, Language>([
  ['cjs', javascript],
  ['css', css],
  ['cts', typescript],
  ['go', { name: 'go', package: 'tree-sitter-go' }],
  ['htm', html],
  ['html', html],
  ['java', { name: 'java', package: 'tree-sitter-java' }],
  ['js', javascript],
  ['json', json],
  ['jsx', javascript],
  ['mjs', javascript],
  ['mts', typescript],
  ['py', { name: 'python', package: 'tree-sitter-python' }],
  ['rs', { name: 'rust', package: 'tree-sitter-rust' }],
  ['ts', typescript],
  ['tsx', tsx],
]);

/**
 * Adds grammars written as `extension=package` or `extension=package#export`, separated by commas: the value of DIFFGAUGE_GRAMMARS.
 * Entries that are written otherwise are left out.
 */
export const addLanguages = (known: Languages, list: string): Languages => {
  const all = new Map(known);
  for (const entry of list.split(',')) {
    const [extension, source] = splitOnce(entry.trim(), '=');
    const [name, member] = splitOnce(source, '#');
    if (extension === '' || name === '') continue;
    all.set(extension.toLowerCase(), {
      name: member === '' ? name.slice(name.lastIndexOf('-') + 1) : member,
      package: name,
      ...(member === '' ? {} : { export: member }),
    });
  }
  return all;
};

/** The grammar for a path, by its extension. */
export const findLanguage = (known: Languages, path: string): Language | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : known.get(name.slice(dot + 1).toLowerCase());
};

const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};
