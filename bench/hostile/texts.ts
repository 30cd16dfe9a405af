import type { Response } from '../../src/types.ts';
import { hostileCalls } from './calls.ts';

/** Responses that are bad on purpose. */
export interface HostileText {
  readonly name: string;
  /** A response of about so many UTF-16 units, times `times`: what it repeats stands in it exactly so many times as often. */
  make(size: number, times: number): Response;
}

/** One line or mark, over and over. */
const floods: Readonly<Record<string, string>> = {
  letters: 'a',
  newlines: '\n',
  'carriage returns': '\r',
  blanks: ' ',
  tabs: '\t',
  backticks: '`',
  'double quotes': '"',
  'single quotes': "'",
  'less than': '<',
  backslashes: '\\',
  'lone surrogates': '\ud800',
  'opening brackets': '[',
  'opening braces': '{"a":',
  'fences without end': '```ts\n',
  'tilde fences': '~~~\n',
  'ever more files': 'src/a.ts\n```ts\nlet a = 1;\n```\n',
  'bare dividers': '=======\n',
  'search markers': '<<<<<<< SEARCH\n',
  'replace markers': '>>>>>>> REPLACE\n',
  'nested blocks': '<<<<<<< SEARCH\n<<<<< SEARCH\n=====\n',
  'start lines': ':start_line:1\n-------\n',
  'hunk headers': '@@ -1,9 +1,9 @@\n',
  'bare hunk headers': '@@\n',
  'stars and a blank': '*** ',
  'file sections': '*** Update File: a.ts\n@@ f\n-a\n+b\n',
  'name lines': '--- a/a.ts\n+++ b/a.ts\n',
  'minus lines': '-a\n',
  'git headers': 'diff --git a/a.ts b/a.ts\nrename from a.ts\n',
  'quoted names': 'diff --git "a/\\303\\244',
  'context stars': '***************\n*** 1,2 ****\n--- 1,2 ----\n',
  'paths alone': 'src/very/long/path/to/a.ts\n',
  'paths in code spans': '`src/a.ts` and `src/b.ts`, ',
  'paths in comments': '// src/a.ts\n',
  'half-open thoughts': '<think>\n',
  'closed thoughts': '</think>\n',
  'half a thought tag': '<think',
  channels: '<|channel|>analysis<|message|>hm<|end|>',
  'quoted channels': '```\n"<|start|>assistant<|channel|>final<|message|>\n```\n',
  'channels without end': '<|start|>assistant<|message|>\n',
  'calls in lists': '<tool_call>[{"tool":"Edit"},\n',
  options: 'Option A:\nAlternatively\n',
  commands: "sed 's/a/b/; ",
  'program calls': 'open(a,open(\n',
  'here-documents': "cat > a.ts <<'EOF'\n",
  'patches in here-documents': "apply_patch <<'EOF'\n*** Begin Patch\n",
  'CDATA openers': '<![CDATA[',
  'CDATA closers': '<old_code><![CDATA[]]>',
  'old code tags': '<old_code>',
  'old and new tags': '<old_code>a</old_code><new_code>',
  'edit tags': '<edit>\n<file>a.ts</file>\n',
  'closing tags': '</old_code></new_code>\n',
  'ed commands': '1,2c\n',
  'ed dots': '..\n.\ns/.//\na\n',
  'normal commands': '1c1\n< a\n---\n> b\n',
  'line commands': 'edit 1:2\nx\nend_of_edit\n',
  'python calls': "edit_file('a.ts', 1, 2, 'x')\n",
  'escapes that JSON has not': '{"file": "a.ts", "old": "\\d", "new": "\\d"}\n',
  'json edits': '{"file": "a.ts", "old": "a", "new": "b"}\n',
  'line ranges': '{"path": "a.ts", "start_line": 1, "end_line": 1, "content": "b"}\n',
  'hashed edits': '{"path": "a.ts", "edits": [{"op": "replace", "pos": "1#ZZ", "lines": ["b"]}]}\n',
  'keys of JSON': '"old": "path": "edits": [',
  'comments that open': '/* // ',
  placeholders: '// ... existing code ...\n',
  'many labels': 'Option A\nsrc/a.ts\n```ts\nlet a = 1;\n```\n',
  'here and there': 'alternatively\n',
};

/** Something that opens, then a flood. */
const opened: Readonly<Record<string, readonly [opener: string, unit: string, end?: string]>> = {
  'a fence round backticks': ['src/a.ts\n````\n', '```\n'],
  'a fence round fences': ['```md\n', 'src/a.ts\n```ts\nlet a = 1;\n```\n'],
  'a diff without end': ['```diff\n--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n', '-a\n+b\n'],
  'a context diff without end': ['*** a/a.ts\n--- b/a.ts\n***************\n*** 1,999999999 ****\n', '! a\n'],
  'a counted hunk without end': ['--- a/a.ts\n+++ b/a.ts\n@@ -1,999999999 +1,999999999 @@\n', ' a\n'],
  'a patch without end': ['*** Begin Patch\n*** Update File: a.ts\n', '@@ a\n'],
  'a patch of context': ['*** Begin Patch\n*** Update File: a.ts\n', ' a\n', '-a\n+b\n*** End Patch\n'],
  'a block of dividers': ['src/a.ts\n<<<<<<< SEARCH\n', '=======\n', '>>>>>>> REPLACE\n'],
  'a block in blocks': ['src/a.ts\n<<<<<<< SEARCH\n', '<<<<<<< SEARCH\n=======\n>>>>>>> REPLACE\n', '=======\n>>>>>>> REPLACE\n'],
  'a thought with fences': ['<think>\n', '```\nhm\n```\n'],
  'a thought closed in a fence': ['```ts\n', '</think>\n'],
  'thoughts closed between fences': ['```ts\n', '</think>\n~~~\n'],
  'a thought closed over and over on a line': ['Sure. <think>', 'a</think>a'],
  'old code round closing tags': ['<edit><file>a.ts</file><old_code>', '</old_code>\n', '<new_code>b</new_code></edit>'],
  'old and new text with prose between': ['<edit><file>a.ts</file>', '<old>a</old> x <new>b</new>', '</edit>'],
  'new text that lists end': ['<edit><file>a.ts</file>', '<old>a</old><new>b</edits>', '</edit>'],
  'new code round its own tags': ['<edit><file>a.ts</file><old_code>a</old_code>', '<new_code>', '</new_code></edit>'],
  'data round closers': ['<edit><file>a.ts</file><old_code><![CDATA[', ']]> ', ']]></old_code><new_code>b</new_code></edit>'],
  'a json string without end': ['[{"file": "a.ts", "old": "', 'a\\"'],
  'a json list without end': ['[', '{"file": "a.ts", "old": "a", "new": "b"},\n'],
  'an object of keys': ['{"path": "a.ts", "start_line": 1, "end_line": 1, ', '"": 1, '],
  'an ed text without end': ['```ed\n1c\n', '..\n'],
  'a python string without end': ["edit_file('a.ts', 1, 2, '''", "a\\'"],
  'a line without end': ['src/a.ts\n```ts\n', 'let a = 1; '],
};

const deepJson = (size: number, times: number): Response => {
  const depth = times * Math.floor(size / '{"edits": []}'.length);
  return { text: `${'{"edits": ['.repeat(depth)}${']}'.repeat(depth)}`, toolCalls: [] };
};

/** The unit an even number of times: what opens and closes by turns ends the same way at every size. */
const flood = (unit: string, size: number, times: number): string => unit.repeat(times * 2 * Math.max(1, Math.floor(size / unit.length / 2)));

/** All that every format must survive. */
export const hostileTexts: readonly HostileText[] = [
  ...Object.entries(floods).map(([name, unit]): HostileText => ({ name, make: (size, times) => ({ text: flood(unit, size, times), toolCalls: [] }) })),
  ...Object.entries(opened).map(
    ([name, [opener, unit, end = '']]): HostileText => ({
      name,
      make: (size, times) => ({ text: opener + flood(unit, size, times) + end, toolCalls: [] }),
    }),
  ),
  { name: 'deep JSON', make: deepJson },
  ...hostileCalls,
];
