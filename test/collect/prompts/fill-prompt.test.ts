import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '../../../formats/index.ts';
import { fillPrompt } from '../../../src/collect/prompts/fill-prompt.ts';
import { readPrompt } from '../../../src/collect/prompts/read-prompt.ts';
import { UsageError } from '../../../src/errors.ts';
import type { Format, Task } from '../../../src/types.ts';

const task: Task = {
  id: 'alpha/greet',
  repo: 'alpha',
  instruction: 'Greet politely.\n',
  terse: 'polite greeting pls',
  kind: 'feature',
  files: new Map([
    ['README.md', 'See ```js\n'],
    ['src/greet.ts', 'one\ntwo'],
  ]),
  show: ['src/greet.ts'],
  references: [],
  noop: false,
  tags: [],
  created: '2026-11-26',
};
const format: Format = { ...known('whole'), instructions: 'Answer so.\n' };
const body = '{{instruction}}\n--\n{{files}}\n--\n{{format}}';

function known(name: string): Format {
  const found = formats.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

const fill = (options: string, text = body, asked = format, of = task) =>
  fillPrompt(readPrompt(`---\nname: x\ndescription: x\n${options}---\n${text}`, 'x.md'), of, asked).map(({ content }) => content);

test.each([
  ['the files that the task shows', '', 'Greet politely.\n--\nsrc/greet.ts\n```\none\ntwo\n```\n--\nAnswer so.'],
  ['all files', 'context: repo\n', 'Greet politely.\n--\nREADME.md\n````\nSee ```js\n````\n\nsrc/greet.ts\n```\none\ntwo\n```\n--\nAnswer so.'],
  ['files between tags', 'structure: xml\n', 'Greet politely.\n--\n<file path="src/greet.ts">\none\ntwo\n</file>\n--\nAnswer so.'],
  ['the terse request', 'instruction: terse\n', 'polite greeting pls\n--\nsrc/greet.ts\n```\none\ntwo\n```\n--\nAnswer so.'],
])('fills in %s', (_, options, expected) => {
  expect(fill(options)).toEqual([expected]);
});

test('shows files as the format lists them', () => {
  expect(fill('', body, known('line-range'))[0]).toContain('src/greet.ts\n```\n1|one\n2|two\n```');
});

test('reminds in the order of the front matter', () => {
  const [system = ''] = fill('reminders: [persistence, minimal-edit]\n', `<!-- system -->\n{{reminders}}\n<!-- user -->\n${body}`);
  expect(system.split('\n')).toEqual([expect.stringMatching(/^Keep going/), expect.stringMatching(/^Change only/)]);
});

test('refuses a terse prompt for a task without a terse request, and names both', () => {
  const { terse: _, ...precise } = task;
  expect(() => fill('instruction: terse\n', body, format, precise)).toThrow(UsageError);
  expect(() => fill('instruction: terse\n', body, format, precise)).toThrow(/prompt x .* task alpha\/greet has none/);
});

test('law: what is filled in is never read: it stands in the message as it is', () => {
  const odd = fc.stringMatching(/^[a-c{}$&\\`\n]*(\{\{(files|format|instruction|reminders)\}\})?[a-c{}$&\\`\n]*$/);
  fc.assert(
    fc.property(odd, odd, odd, (instruction, text, instructions) => {
      const files = new Map([['a.ts', `${text}\n`]]);
      const [message = ''] = fill('structure: xml\n', body, { ...format, instructions }, { ...task, instruction, files, show: ['a.ts'] });
      expect(message).toBe(`${instruction.trim()}\n--\n<file path="a.ts">\n${text}\n</file>\n--\n${instructions.trim()}`);
    }),
    { seed: 4, numRuns: 300 },
  );
});
