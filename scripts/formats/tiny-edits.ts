import type { Files } from '../../src/types.ts';
import type { EditPair } from './edit-pairs.ts';

const one = 'export function one() {\n  return 1;\n}\n';
const two = '\nexport function two() {\n  return 2;\n}\n';
const text = one + two;
const edited = text.replace('return 1', 'return 10');
const bom = '\ufeff';
const withoutNewline = (value: string): string => value.slice(0, -1);
const withEndings = (value: string, eol: string): string => value.replaceAll('\n', eol);

/** A file that no edit touches, so that no response gets by without a path. */
const bystander: readonly [string, string] = ['src/other.ts', 'export const other = 1;\n'];
const repo = (files: Readonly<Record<string, string>>): Files => new Map([bystander, ...Object.entries(files)]);

const change = (before: string, after: string): Omit<EditPair, 'id'> => ({ before: repo({ 'src/a.ts': before }), after: repo({ 'src/a.ts': after }) });
const create = (after: string): Omit<EditPair, 'id'> => ({ before: repo({}), after: repo({ 'src/a.ts': after }) });
const move = (after: string): Omit<EditPair, 'id'> => ({ before: repo({ 'src/a.ts': text }), after: repo({ 'src/b.ts': after }) });
const at = (path: string): Omit<EditPair, 'id'> => ({ before: repo({ [path]: text }), after: repo({ [path]: edited }) });

const marks = '`\n=======\n>>>>>>> REPLACE\n```\n*** End Patch\n</new_code>\n</edit>\n]]>\n.\n`';

const edits = {
  edit: change(text, edited),
  'edit of one of three equal lines': change(`${one}go();\ngo();\ngo();\n`, `${one}go();\nstop();\ngo();\n`),
  'edit outside of symbols': change(`import a from 'a';\n${text}`, `import b from 'b';\n${text}`),
  'edit that keeps next to nothing': change(text, 'export const three = 3;\n'),
  "edit of lines that look like formats' marks": change(
    text.replace('2', marks),
    text.replace('2', marks.replace('.', '<<<<<<< SEARCH\n--- a\n+++ b\n@@ -1 +1 @@')),
  ),
  'edit beside a comment that reads like a gap': change(`// ... existing code ...\n${text}`, `// ... existing code ...\n${edited}`),
  'edit that adds such a comment': change(text, `// ... existing code ...\n${text}`),
  create: create(text),
  'create empty': create(''),
  'fill an empty file': change('', text),
  'empty a file': change(text, ''),
  delete: { before: repo({ 'src/a.ts': text }), after: repo({}) },
  rename: move(text),
  'rename and edit': move(edited),
  'rename beside a comment that reads like a gap': {
    before: repo({ 'src/a.ts': `// ... existing code ...\n${text}` }),
    after: repo({ 'src/b.ts': `// ... existing code ...\n${edited}` }),
  },
  'final newline added': change(withoutNewline(text), text),
  'final newline taken away': change(text, withoutNewline(text)),
  'edit without a final newline': change(withoutNewline(text), withoutNewline(edited)),
  'create without a final newline': create(withoutNewline(text)),
  'LF becomes CRLF': change(text, withEndings(text, '\r\n')),
  'CRLF becomes LF': change(withEndings(text, '\r\n'), text),
  'edit in CRLF': change(withEndings(text, '\r\n'), withEndings(edited, '\r\n')),
  'edit in CR alone': change(withEndings(text, '\r'), withEndings(edited, '\r')),
  'create in CRLF': create(withEndings(text, '\r\n')),
  'byte order mark added': change(text, bom + text),
  'byte order mark taken away': change(bom + text, text),
  'edit behind a byte order mark': change(bom + text, bom + edited),
  'create with a byte order mark': create(bom + text),
  'fill a file of a byte order mark alone': change(bom, bom + text),
  'path with blanks': at('src/my file (1).ts'),
  'path with a blank at its end': at('src/a.ts '),
  'path with a newline': at('src/a\nb.ts'),
} as const satisfies Readonly<Record<string, Omit<EditPair, 'id'>>>;

/** The name of an edit that formats may be unable to say. */
export type TinyEdit = keyof typeof edits;

/** One small edit for each thing that formats may be unable to say. */
export const tinyEdits: ReadonlyMap<TinyEdit, EditPair> = new Map(Object.entries(edits).map(([id, pair]) => [id as TinyEdit, { id, ...pair }]));
