import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankDrafts } from '../../formats/shared/drafts.ts';

it('blanks the same drafts when a text is read closely because it holds what looks like a tag', () => {
  const tags = ['think', 'thinking', 'reasoning'].flatMap((tag) => [`<${tag}>`, `</${tag}>`]);
  const part = fc.constantFrom(...tags, 'think', '<', '</', '>', 'a', ' ', '\n', '```js\n', '```\n');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      expect(blankDrafts(text)).toBe(blankDrafts(`${text}\n<thinker>`).slice(0, text.length));
    }),
    { seed: 20_261_125, numRuns: 2000 },
  );
});
