import { expect, test } from 'vitest';
import { applyResponse } from '../src/apply-response.ts';

const files = new Map([
  ['a.ts', 'one();\ntwo();\n'],
  ['b.ts', 'one();\n'],
]);
const block = (path: string, line: string): string => `${path}\n\`\`\`ts\n<<<<<<< SEARCH\none();\n=======\none();\n${line}\n>>>>>>> REPLACE\n\`\`\`\n`;
const outcome = (text: string): string => {
  const application = applyResponse({ format: 'search-replace', response: { text, toolCalls: [] }, files });
  return application.status === 'rejected' ? application.rejection.code : [...application.changes.keys()].join();
};

test.each([
  ['two options for one file', `Option A:\n\n${block('a.ts', 'x();')}\nOption B:\n\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['two headings', `## Approach 1: inline\n${block('a.ts', 'x();')}\n## Approach 2: call\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['bold labels', `**Option 1**\n${block('a.ts', 'x();')}\n**Option 2**\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['an alternative without a label for the first', `${block('a.ts', 'x();')}\nAlternatively, if you prefer:\n\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['one file in two spellings', `Option A:\n\n${block('a.ts', 'x();')}\nOption B:\n\n${block('./a.ts', 'y();')}`, 'ambiguous'],
  ['options for different files', `Option A:\n${block('a.ts', 'x();')}\nOption B:\n${block('b.ts', 'y();')}`, 'a.ts,b.ts'],
  ['two edits under one label', `I choose between option A and option B.\n\nOption B:\n${block('a.ts', 'x();')}\n${block('a.ts', 'y();')}`, 'a.ts'],
  ['a label inside of an edit', `${block('a.ts', 'Option A:')}\n${block('a.ts', 'Option B:')}`, 'a.ts'],
  ['a release, not a choice', `Version 1.2 needs this:\n${block('a.ts', 'x();')}\nVersion 2.0 too:\n${block('a.ts', 'y();')}`, 'a.ts'],
])('%s', (_, text, expected) => {
  expect(outcome(text)).toBe(expected);
});
