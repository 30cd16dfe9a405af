import assert from 'node:assert/strict';
import { it } from 'node:test';

import { existsSync, readFileSync } from 'node:fs';

import * as tag from '../src/components/LabelTag.tsx';
import { readRules } from '../testing/css-rules.ts';

it('is a component of that name only', () => {
  assert.deepEqual(Object.keys(tag), ['LabelTag']);
  assert.equal(existsSync(new URL('../src/components/LabelChip.tsx', import.meta.url)), false);
});

it('has all its rules under the new class', () => {
  const names = readRules('styles/card.css').map(({ selector }) => selector).filter((selector) => /chip|tag/.test(selector));
  assert.deepEqual(names, ['.cb-tag', '.cb-tag--amber', '.cb-tag--blue', '.cb-tag--green', '.cb-tag--rose']);
});

it('keeps how it looks', () => {
  const [block] = readRules('styles/card.css').filter(({ selector }) => selector === '.cb-tag');
  assert.deepEqual(block?.declarations, [
    ['display', 'inline-block'],
    ['padding', '0 var(--cb-space-medium)'],
    ['border-radius', 'var(--cb-radius-pill)'],
    ['font-size', '0.75rem'],
  ]);
});

it('has the new name everywhere', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  assert.match(read('src/components/LabelTag.tsx'), /interface LabelTagProps\b[^]*function LabelTag\([^)]*: LabelTagProps\)/);
  assert.match(read('README.md'), /^\| `LabelTag` \| the name of a label on its colour \|$/m);
  for (const path of ['src/components/LabelTag.tsx', 'src/components/Card.tsx', 'styles/card.css', 'README.md']) assert.doesNotMatch(read(path), /LabelChip|cb-chip/, path);
});
