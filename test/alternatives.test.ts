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
  ['options for different files', `Option A:\n${block('a.ts', 'x();')}\nOption B:\n${block('b.ts', 'y();')}`, 'ambiguous'],
  ['a numbered list of bold labels', `1. **Option A**:\n${block('a.ts', 'x();')}\n2. **Option B**:\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['letters in parentheses', `### Option (A)\n${block('a.ts', 'x();')}\n### Option (B)\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['counts', `Option one\n${block('a.ts', 'x();')}\nOption two\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['ordinals', `First option:\n${block('a.ts', 'x();')}\nSecond option:\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['ordinals and articles', `The first approach is to add a call:\n${block('a.ts', 'x();')}\nThe second approach:\n${block('b.ts', 'y();')}`, 'ambiguous'],
  ['an alternative as a sentence', `${block('a.ts', 'x();')}\nAlternatively, call y.\n\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['an alternative as a word', `${block('a.ts', 'x();')}\nAlternatively,\n\n${block('b.ts', 'y();')}`, 'ambiguous'],
  ['an alternative in another file', `${block('a.ts', 'x();')}\nOr instead of that:\n\n${block('b.ts', 'y();')}`, 'ambiguous'],
  ['a bare or', `${block('a.ts', 'x();')}\n**or**\n\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['what one may prefer', `${block('a.ts', 'x();')}\nIf you'd rather keep a.ts:\n\n${block('b.ts', 'y();')}`, 'ambiguous'],
  ['an edit that is not to be made', `Do NOT do this:\n\n${block('a.ts', 'x();')}\nDo this:\n\n${block('b.ts', 'y();')}`, 'ambiguous'],
  ['a wrong edit alone', `**Wrong:**\n\n${block('a.ts', 'x();')}`, 'ambiguous'],
  ['what an edit stands for', `Instead of this:\n\n${block('a.ts', 'x();')}\nuse this:\n\n${block('a.ts', 'y();')}`, 'ambiguous'],
  ['a command that is not to be run', `Don't do this:\n\n\`\`\`sh\nrm -rf .\n\`\`\`\n\nEdit the file:\n\n${block('a.ts', 'x();')}`, 'a.ts'],
  ['what must not be forgotten', `${block('a.ts', 'x();')}\nDo not forget this:\n\n${block('b.ts', 'y();')}`, 'a.ts,b.ts'],
  ['what is no longer used', `Do not use this helper any more:\n\n${block('a.ts', 'x();')}`, 'a.ts'],
  ['what is called instead', `${block('a.ts', 'x();')}\nInstead of one(), call y():\n\n${block('b.ts', 'y();')}`, 'a.ts,b.ts'],
  ['an alternative that is not made', `${block('a.ts', 'x();')}\nAlternatively, y would do.\nBut b.ts needs it too:\n\n${block('b.ts', 'y();')}`, 'a.ts,b.ts'],
  ['an alternative with a label of its own', `${block('a.ts', 'x();')}\nAlternatively:\n\n### Option B\n${block('b.ts', 'y();')}`, 'ambiguous'],
  [
    'an alternative that is a command',
    `${block('a.ts', 'x();')}\nAlternatively, run:\n\n\`\`\`sh\nnpm run fix\n\`\`\`\n\nThen:\n\n${block('b.ts', 'y();')}`,
    'a.ts,b.ts',
  ],
  ['versions of a thing in prose', `Version 1 handlers need this\n${block('a.ts', 'x();')}\nVersion 2 handlers need this\n${block('a.ts', 'y();')}`, 'a.ts'],
  ['solutions of two problems', `Solution 1:\n${block('a.ts', 'x();')}\nSolution 2:\n${block('b.ts', 'y();')}`, 'a.ts,b.ts'],
  ['two edits under one label', `I choose between option A and option B.\n\nOption B:\n${block('a.ts', 'x();')}\n${block('a.ts', 'y();')}`, 'a.ts'],
  ['a label inside of an edit', `${block('a.ts', 'Option A:')}\n${block('a.ts', 'Option B:')}`, 'a.ts'],
  ['a release, not a choice', `Version 1.2 needs this:\n${block('a.ts', 'x();')}\nVersion 2.0 too:\n${block('a.ts', 'y();')}`, 'a.ts'],
])('%s', (_, text, expected) => {
  expect(outcome(text)).toBe(expected);
});

// With a pattern that tries where the blanks end, this takes minutes.
test('reads a line of blanks below many labels', () => {
  const labels = `${'Or\n'.repeat(222)}x${' '.repeat(1300)}y z\n`;
  const blanks = `${'Or\n'.repeat(222)}${' '.repeat(1300)}x y\n`;
  const edit = 'b.ts\n<<<<<<< SEARCH\none();\n=======\ntwo();\n>>>>>>> REPLACE\n';
  expect(outcome((labels + edit + blanks + edit).repeat(150))).toBe('overlap');
});
