import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPrompt } from '../../../src/collect/prompts/read-prompt.ts';
import { reminderNames, reminders } from '../../../src/collect/prompts/reminders.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/prompts.md'), 'utf8');

test.each(reminderNames)('docs/prompts.md says what the reminder %s says', (name) => expect(page).toContain(`| \`${name}\` | ${reminders[name]} |`));

test('the prompt that docs/prompts.md shows is one', () => {
  const start = page.indexOf('```markdown\n') + '```markdown\n'.length;
  expect(readPrompt(page.slice(start, page.indexOf('```', start)), 'ours.md')).toMatchObject({ name: 'ours', reminders: ['minimal-edit'] });
});
