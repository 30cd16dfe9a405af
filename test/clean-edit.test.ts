import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { searchReplace } from '../formats/search-replace.ts';
import { createCleanEditCheck } from '../src/clean-edit.ts';
import { embeddedSuite, findTask, loadSuite } from '../src/suite/load.ts';
import type { Task } from '../src/types.ts';

const before = ['const rate = 1;', '', '// adds', 'export const add = (a, b) => a + b;', '', 'export const half = (a) => a / 2;', ''].join('\n');
const after = before.replace('rate = 1', 'rate = 2');
const task: Task = {
  id: 'repo/task',
  repo: 'repo',
  instruction: 'Make the rate 2.',
  kind: 'feature',
  files: new Map([
    ['a.js', before],
    ['b.js', 'one();\n'],
  ]),
  show: ['a.js'],
  references: [
    new Map([
      ['a.js', after],
      ['b.js', 'one();\n'],
    ]),
  ],
  noop: false,
  tags: [],
  created: '2026-01-01',
};

const block = (path: string, find: string, replace: string) =>
  `${path}\n<<<<<<< SEARCH\n${find === '' ? '' : `${find}\n`}=======\n${replace}\n>>>>>>> REPLACE\n`;
const right = block('a.js', 'const rate = 1;', 'const rate = 2;');
const add = 'export const add = (a, b) => a + b;';
const half = 'export const half = (a) => a / 2;';
const check = (text: string, showAll = false, format = 'search-replace') => createCleanEditCheck(showAll)(text, { task, format });

test.each<[string, string, string[]]>([
  [
    'a comment that nobody asked for',
    right + block('a.js', '// adds', '// adds two numbers'),
    ['no further than "correct"', '  a.js:3', ': comment, off-site\n    -// adds\n    +// adds two numbers\n'],
  ],
  ['a line behind another one', right + block('a.js', half, `${half}\nconsole.log(add);`), ['a.js:7 (new)', ': semantic, off-site\n    +console.log(add);\n']],
  [
    'a change of layout',
    right + block('a.js', half, half.replace('=> ', '=>\n  ')),
    [': layout, off-site\n    -export const half = (a) => a / 2;\n    +export const half = (a) =>\n    +  a / 2;\n'],
  ],
  ['a comment behind code', right + block('a.js', half, `${half} // half`), [`: comment, off-site\n    -${half}\n    +${half} // half\n`]],
  [
    'a line some way behind a right change',
    right + block('a.js', '// adds', 'console.log(rate);\n// adds'),
    [': semantic, off-site\n    +console.log(rate);\n'],
  ],
  ['a lost comment', right + block('a.js', `// adds\n${add}`, add), [': comment, off-site\n    -// adds\n\n']],
  ['a stray file', right + block('c.js', '', 'three();'), ['  c.js:1 (new): file, off-site\n    +three();\n']],
  [
    'a text that is not there',
    block('a.js', 'const rate = 7;', 'x'),
    ['no further than "parsed"', 'not_found, edit 1: ', 'Edit 1 of the answer\n', '  const rate = 7;\n'],
  ],
  ['prose', 'I would rather not.', ['no further than "responded"', 'no_edit_found: ', 'The answer\n  I would rather not.\n']],
  ['another change', block('a.js', 'const rate = 1;', 'const rate = 3;'), ['no further than "valid"', 'not correct: ', 'The edit\n', '\n+const rate = 3;\n']],
  ['a broken file', block('a.js', 'const rate = 1;', 'const rate = ;'), ['no further than "applied"', 'new syntax errors: 1']],
])('says what is wrong with %s', async (_, answer, parts) => {
  const { pass, message } = await check(answer);
  expect(pass).toBe(false);
  for (const part of parts) expect(message()).toContain(part);
});

test('shows the lines of an atom and no others', async () => {
  const { message } = await check(right + block('a.js', '// adds', '// adds two numbers'));
  expect(message()).not.toContain('rate');
  expect(message()).not.toContain('An accepted solution');
});

test('shows a bounded part, and all of it where that is asked for', async () => {
  const answer = right + Array.from({ length: 9 }, (_, number) => block(`stray-${number}.js`, '', 'x();\n'.repeat(9).trimEnd())).join('');
  const short = (await check(answer)).message();
  expect(short).toContain('stray-4.js');
  expect(short).not.toContain('stray-5.js');
  expect(short).toContain('and 4 others');
  expect(short).toContain('... 3 more lines');
  expect(short).toContain('DIFFGAUGE_SHOW=all');
  const long = (await check(answer, true)).message();
  expect(long).toContain('stray-8.js');
  expect(long).not.toContain('more line');
  expect((await check('none', true)).message()).toContain('An accepted solution\ndiff --git a/a.js b/a.js\n');
});

test('says of a clean edit that it is one', async () => {
  const { pass, message } = await check(right);
  expect(pass).toBe(true);
  expect(message()).toContain('expected the edit of repo/task in search-replace not to be clean, but it is: right by exact');
});

test('shows control characters of an answer as text', async () => {
  expect((await check('\u001b[31mred')).message()).toContain('\\u{1b}[31mred');
});

test.each([
  ['an empty answer', '', { task, format: 'search-replace' }, 'empty_response: '],
  ['no answer', 5, { task, format: 'search-replace' }, 'expected an answer'],
  ['a chat without choices', { choices: [] }, { task, format: 'search-replace' }, 'expected a chat completion'],
  ['another object', { answer: '' }, { task, format: 'search-replace' }, 'expected an answer'],
  ['an unknown format', '', { task, format: 'nope' }, 'no format is named "nope"'],
  ['an unknown profile', '', { task, format: 'udiff', profile: 'nope' }, 'no profile is named "nope"'],
])('refuses %s', async (_, received, options, message) => {
  await expect(createCleanEditCheck(false)(received, options)).rejects.toThrow(message);
});

test('docs/vitest.md shows what is said', async () => {
  const tally = findTask(await loadSuite(embeddedSuite), 'tally/add-rand');
  const [solution] = tally.references;
  const edited = new Map(solution).set('src/currencies.json', solution?.get('src/currencies.json')?.replace('"Euro"', '"The euro"') ?? '');
  const { response } = searchReplace.render(tally.files, edited);
  const { message } = await createCleanEditCheck(false)(response, { task: tally.id, format: 'search-replace' });
  const page = await readFile(join(import.meta.dirname, '..', 'docs', 'vitest.md'), 'utf8');
  const shown = page.slice(page.indexOf('```\nexpected') + 4, page.lastIndexOf('\n```'));
  expect(message()).toContain(`${shown}\n\nThe edit\n`);
});

const call = { name: 'Edit', arguments: JSON.stringify({ file_path: 'a.js', old_string: 'const rate = 1;', new_string: 'const rate = 2;' }) };
test.each<[string, string, unknown]>([
  ['a text', 'search-replace', right],
  ['text and tool calls', 'search-replace', { text: right, toolCalls: [] }],
  ['a chat completion', 'search-replace', { choices: [{ message: { role: 'assistant', content: right }, finish_reason: 'stop' }] }],
  ['a message of a chat', 'search-replace', { role: 'assistant', content: right }],
  [
    'a response',
    'search-replace',
    { status: 'completed', text: { format: {} }, output: [{ type: 'message', content: [{ type: 'output_text', text: right }] }] },
  ],
  ['tool calls', 'edit-tool', { toolCalls: [call] }],
  [
    'tool calls of a chat',
    'edit-tool',
    { choices: [{ message: { role: 'assistant', content: null, tool_calls: [{ id: '1', type: 'function', function: call }] } }] },
  ],
  ['function calls of a response', 'edit-tool', { output: [{ type: 'function_call', call_id: '1', ...call }] }],
])('takes %s', async (_, format, received) => {
  const { pass, message } = await createCleanEditCheck(false)(received, { task, format });
  expect(pass, message()).toBe(true);
});

test.each([
  ['a chat that was cut off', { choices: [{ message: { role: 'assistant', content: right.slice(0, -20) }, finish_reason: 'length' }] }, 'truncated'],
  [
    'a response that was cut off',
    {
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [{ type: 'message', content: [{ type: 'output_text', text: right.slice(0, -20) }] }],
    },
    'truncated',
  ],
  ['a refusal', { choices: [{ message: { role: 'assistant', content: null, refusal: 'I will not.' } }] }, 'I will not.'],
])('reads %s as such', async (_, received, said) => {
  const { message } = await createCleanEditCheck(false)(received, { task, format: 'search-replace' });
  expect(message()).toContain(said);
});
