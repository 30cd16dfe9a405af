import { expect, test } from 'vitest';
import { readPrompt } from '../../../src/collect/prompts/read-prompt.ts';
import { UsageError } from '../../../src/errors.ts';

const front = ['---', 'name: ours', 'description: What we use', '---'];
const whole = [...front, '{{instruction}}', '{{files}}', '{{format}}'];
const read = (lines: readonly string[]) => readPrompt(lines.join('\n'), 'ours.md');
const swap = (line: number, ...others: string[]) => whole.toSpliced(line - 1, 1, ...others);

test('reads front matter, messages and slots, and what is left out has its default', () => {
  const { name, description, structure, context, instruction, reminders, sections } = read([
    ...front,
    '',
    '<!-- system -->',
    '',
    'You edit code.',
    '',
    '<!-- user -->',
    '  {{instruction}} first',
    '{{files}}',
    '',
    '{{format}}',
    '',
  ]);
  expect({ name, description, structure, context, instruction, reminders }).toEqual({
    name: 'ours',
    description: 'What we use',
    structure: 'markdown',
    context: 'shown',
    instruction: 'precise',
    reminders: [],
  });
  expect(sections).toEqual([
    { role: 'system', parts: [{ text: 'You edit code.' }] },
    {
      role: 'user',
      parts: [{ text: '  ' }, { slot: 'instruction' }, { text: ' first\n' }, { slot: 'files' }, { text: '\n\n' }, { slot: 'format' }],
    },
  ]);
});

test('takes all for the message of the user where no line says otherwise, and two braces behind a backslash as they are', () => {
  expect(read([...whole, 'Write \\{{files}} as {"a": {"b": 1}}. <!-- a comment in words -->']).sections).toEqual([
    {
      role: 'user',
      parts: [
        { slot: 'instruction' },
        { text: '\n' },
        { slot: 'files' },
        { text: '\n' },
        { slot: 'format' },
        { text: '\nWrite {{' },
        { text: 'files}} as {"a": {"b": 1}}. <!-- a comment in words -->' },
      ],
    },
  ]);
});

test('reads line ends of Windows and a byte order mark as if they were not there', () => {
  expect(readPrompt(`\ufeff${whole.join('\r\n')}`, 'ours.md')).toEqual(read(whole));
});

test('takes names that look like numbers for names', () => {
  expect(read(swap(2, 'name: 1.0')).name).toBe('1.0');
});

test.each([
  ['the text', swap(5, '{{instruction}}.'), false],
  ['a reminder', [...swap(3, 'description: x', 'reminders: [persistence]'), '{{reminders}}'], false],
  ['the context', swap(3, 'description: What we use', 'context: repo'), false],
  ['the name and the description', ['---', 'name: theirs', 'description: Others', ...whole.slice(3)], true],
  ['a blank line at the end', [...whole, '', ''], true],
])('has another hash where %s differs: unless nothing of it reaches a model', (_, lines, same) => {
  expect(read(lines).hash === read(whole).hash).toBe(same);
});

test.each([
  ['no front matter', ['Hello'], 1, 'front matter'],
  ['front matter without an end', whole.toSpliced(3, 1), 1, 'front matter'],
  ['front matter that is no YAML', swap(3, 'description: [a'), 3, 'no YAML'],
  ['a key twice', swap(3, 'name: a'), 3, 'no YAML'],
  ['an alias', swap(3, 'description: &a x', 'reminders: *a'), 2, 'without aliases'],
  ['a missing name', whole.toSpliced(1, 1), 2, 'name: expected string, received nothing'],
  ['a name with blanks', swap(2, 'name: our prompt'), 2, 'name: expected a name'],
  ['an unknown key', swap(3, 'description: x', 'temperature: 1'), 4, '"temperature"'],
  ['an unknown context', swap(3, 'description: x', 'context: all'), 4, 'context: expected one of "shown"|"repo"'],
  ['an unknown reminder', swap(3, 'description: x', 'reminders: [be-nice]'), 4, 'reminders[0]: expected one of "minimal-edit"|"persistence"'],
  ['an unknown slot', swap(6, '{{files}}', '{{ files }}'), 7, 'expected one of {{instruction}}, {{files}}, {{format}}, {{reminders}}, received "{{ files }}"'],
  ['a slot that is not closed', swap(6, '{{files', '}}'), 6, 'nothing closes on its line'],
  ['an unknown slot below a heading', [...front, '<!-- user -->', '', 'Do it:', '{{task}}'], 8, 'received "{{task}}"'],
  ['a missing slot', swap(7, ''), 5, '{{format}} is missing'],
  ['no slot for reminders', swap(3, 'description: x', 'reminders: [persistence]'), 6, '{{reminders}} is missing'],
  ['a slot for reminders without any', [...whole, '{{reminders}}'], 5, '{{reminders}} has nothing to hold'],
  ['another message', [...front, '<!-- assistant -->', 'Yes', ...whole.slice(4)], 5, 'received <!-- assistant -->'],
  ['two messages of one role', [...front, '<!-- user -->', 'x', '<!-- user -->', ...whole.slice(4)], 7, 'each once'],
  ['the system behind the user', [...front, '<!-- user -->', 'x', '<!-- system -->', ...whole.slice(4)], 7, 'each once'],
  ['a message for the system alone', [...front, '<!-- system -->', ...whole.slice(4)], 5, 'expected a line <!-- user -->'],
  ['text above the first message', [...front, 'Hello', '<!-- user -->', ...whole.slice(4)], 5, 'belongs to no message'],
  ['an empty message', [...front, '<!-- system -->', '', '<!-- user -->', ...whole.slice(4)], 6, 'expected text for the system'],
])('refuses %s, and says where', (_, lines, line, reason) => {
  expect(() => read(lines)).toThrow(UsageError);
  expect(() => read(lines)).toThrow(reason);
  expect(() => read(lines)).toThrow(new RegExp(`^ours\\.md:${line}: `));
});
