/** What can be seen of a format in a response without reading it. */
export type Sign =
  | LineSign
  | JsonSign
  | ToolSign
  | 'called-conflict'
  | 'called-new'
  | 'called-old'
  | 'cline-marker'
  | 'conflict-end'
  | 'conflict-head'
  | 'diff-fence'
  | 'ed-fence'
  | 'fence'
  | 'head-rule'
  | 'loose-placeholder'
  | 'named-fence'
  | 'path-above'
  | 'path-inside'
  | 'placeholder';

type LineSign =
  | 'begin-patch'
  | 'context-range'
  | 'context-stars'
  | 'diff-git'
  | 'ed-command'
  | 'ed-dot'
  | 'edit-command'
  | 'edit-end'
  | 'end-patch'
  | 'git-header'
  | 'loose-hunk'
  | 'name-pair'
  | 'normal-command'
  | 'numbered-hunk'
  | 'patch-file'
  | 'python-call'
  | 'roo-tag'
  | 'start-line'
  | 'xml-edit'
  | 'xml-new'
  | 'xml-old';

type JsonSign =
  | 'code-edit'
  | 'json-anchor'
  | 'json-command'
  | 'json-content'
  | 'json-edits'
  | 'json-end'
  | 'json-file'
  | 'json-file-op'
  | 'json-new'
  | 'json-old'
  | 'json-patch'
  | 'json-span'
  | 'json-start'
  | 'json-symbol';

type ToolSign = 'tool-edit' | 'tool-lazy' | 'tool-patch' | 'tool-roo' | 'tool-str-replace' | 'tool-symbol';

/** A sign that one line shows; `next` is the line after it. */
export interface LineTest<S extends string = LineSign> {
  readonly sign: S;
  test(line: string, next: string): boolean;
}

const matches =
  (pattern: RegExp) =>
  (line: string): boolean =>
    pattern.test(line);

const digits: readonly LineTest[] = [
  { sign: 'normal-command', test: matches(/^\d{1,9}(?:,\d{1,9})?[acd]\d{1,9}(?:,\d{1,9})?$/) },
  { sign: 'ed-command', test: matches(/^\d{1,9}(?:,\d{1,9})?[acdi]$/) },
];

/** The signs that a line can show, by its first character that is no white space. */
export const lineSigns: ReadonlyMap<string, readonly LineTest[]> = new Map<string, readonly LineTest[]>([
  [
    '*',
    [
      { sign: 'begin-patch', test: matches(/^\*\*\* Begin Patch$/) },
      { sign: 'end-patch', test: matches(/^\*\*\* End Patch$/) },
      { sign: 'patch-file', test: matches(/^\*\*\* (?:Update|Add|Delete) File:/) },
      { sign: 'context-stars', test: matches(/^\*{15}/) },
      { sign: 'context-range', test: matches(/^\*\*\* \d{1,9}(?:,\d{1,9})? \*\*\*\*/) },
    ],
  ],
  [
    '-',
    [
      { sign: 'context-range', test: matches(/^--- \d{1,9}(?:,\d{1,9})? ----/) },
      { sign: 'name-pair', test: (line, next) => line.startsWith('--- ') && next.startsWith('+++ ') },
    ],
  ],
  [
    '@',
    [
      { sign: 'numbered-hunk', test: matches(/^@@ -\d/) },
      { sign: 'loose-hunk', test: matches(/^@@(?: (?!-\d)|$)/) },
    ],
  ],
  [
    '<',
    [
      { sign: 'xml-edit', test: matches(/^<(?:edits?|file|file_edits?|write_to_file|write_file|create_file)[ >]/) },
      { sign: 'xml-old', test: matches(/<old_(?:code|text|string|str)[ >]/) },
      { sign: 'xml-new', test: matches(/<new_(?:code|text|string|str)[ >]/) },
      { sign: 'roo-tag', test: matches(/^<(?:apply_diff|replace_in_file)>/) },
    ],
  ],
  ['d', [{ sign: 'diff-git', test: matches(/^diff --git /) }, gitHeader(/^deleted file mode \d/)]],
  ['i', [gitHeader(/^index [0-9a-f]{4,64}\.\.[0-9a-f]{4,64}/)]],
  ['n', [gitHeader(/^new (?:file )?mode \d/)]],
  ['r', [gitHeader(/^rename (?:from|to) /), { sign: 'python-call', test: matches(/^replace_lines\(/) }]],
  ['s', [gitHeader(/^similarity index \d/)]],
  [':', [{ sign: 'start-line', test: matches(/^:start_line: ?\d/) }]],
  ['.', [{ sign: 'ed-dot', test: matches(/^\.$/) }]],
  [
    'e',
    [
      { sign: 'edit-command', test: matches(/^edit \d{1,9}:\d{1,9}$/) },
      { sign: 'edit-end', test: matches(/^end_of_edit$/) },
      { sign: 'python-call', test: matches(/^edit_file\(/) },
    ],
  ],
  ...[...'0123456789'].map((digit) => [digit, digits] as const),
]);

function gitHeader(pattern: RegExp): LineTest {
  return { sign: 'git-header', test: matches(pattern) };
}

/** A key of JSON, in quotes of either kind. */
const key = (names: string, value = ''): RegExp => new RegExp(`["'](?:${names})["']\\s{0,5}:${value === '' ? '' : `\\s{0,5}${value}`}`);

/** The signs that JSON shows, in the text or in the arguments of a call. */
export const jsonSigns: readonly { readonly sign: JsonSign; readonly pattern: RegExp }[] = [
  { sign: 'code-edit', pattern: key('code_edit|edit_snippet') },
  { sign: 'json-anchor', pattern: /["']\d{1,9}#[A-Z]{2}["'|]/ },
  { sign: 'json-command', pattern: key('command', '["\'](?:create|insert|str_replace|undo_edit|view)["\']') },
  { sign: 'json-content', pattern: key('content', '["\']') },
  { sign: 'json-edits', pattern: key('edits', '\\[') },
  { sign: 'json-end', pattern: key('end_line|endLine|line_end', '["\']?\\d') },
  { sign: 'json-file', pattern: key('file|path|file_path|filePath|filename|target_file') },
  { sign: 'json-file-op', pattern: /["'](?:delete["']\s{0,5}:\s{0,5}true|rename["']\s{0,5}:\s{0,5}["'])/ },
  { sign: 'json-new', pattern: key('new|new_?[sS]tr(?:ing)?|new_?[tT]ext|new_code|newCode|replace|replacement|updated|updated_lines') },
  { sign: 'json-old', pattern: key('old|old_?[sS]tr(?:ing)?|old_?[tT]ext|old_code|oldCode|search|find|original|original_lines') },
  { sign: 'json-patch', pattern: /\*\*\* Begin Patch\\{1,2}n/ },
  { sign: 'json-span', pattern: /["']start["']\s{0,5}:\s{0,5}\d{1,9},\s{0,20}["']end["']\s{0,5}:\s{0,5}\d/ },
  { sign: 'json-start', pattern: key('start_line|startLine|line_start', '["\']?\\d') },
  { sign: 'json-symbol', pattern: key('name_path') },
];

const named = (sign: ToolSign, names: string): readonly (readonly [string, ToolSign])[] => names.split(' ').map((name) => [name, sign] as const);

/** The formats' own tools by name. */
export const toolSigns: ReadonlyMap<string, ToolSign> = new Map([
  ...named(
    'tool-str-replace',
    'str_replace_based_edit_tool str_replace_editor text_editor text_editor_20241022 text_editor_20250124 text_editor_20250429 text_editor_20250728',
  ),
  ...named('tool-edit', 'Edit MultiEdit Write edit multi_edit multiedit write replace write_file create_file search_replace single_find_and_replace'),
  ...named('tool-edit', 'replace_string_in_file multi_replace_string_in_file str_replace edit_files'),
  ...named('tool-lazy', 'edit_file insert_edit_into_file fast_apply'),
  ...named('tool-patch', 'apply_patch'),
  ...named('tool-roo', 'apply_diff replace_in_file'),
  ...named('tool-symbol', 'replace_symbol_body insert_before_symbol insert_after_symbol safe_delete_symbol rename_symbol'),
]);
