import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../formats/shared/placeholder-comments.ts';
import { editText, find, lines } from './editing.ts';

describe('isPlaceholder', () => {
  const yes = [
    '// ... existing code ...',
    '// ...existing code...',
    '# ... rest of the file ...',
    '// … rest of code unchanged …',
    '  /* ... other methods remain the same ... */',
    '{/* ... existing props ... */}',
    '<!-- ... existing markup ... -->',
    '&lt;!-- ... existing markup ... --&gt;',
    '// rest of the code unchanged',
    '// (rest of the file remains the same)',
    '# The rest of the code remains the same...',
    '-- ... remaining columns ...',
    '// ... (existing implementation)',
    '// [... unchanged ...]',
    '// ... rest of parseConfig stays as it was ...',
    '// ... code omitted for brevity ...',
  ];
  const no = [
    '',
    '...',
    '// ...',
    '# TODO ...',
    '// existing code',
    'const rest = "... existing code ...";',
    '// keep the rest of the list sorted',
    '// Loading the remaining pages...',
    '// the same as before',
    '// wait for the rest of the workers, then exit...',
    '// ...args are passed on',
    '// ... and so on',
    '// existing users keep their settings',
    '// Existing sessions are closed first...',
    '# rest of the queue is drained later...',
    '# remaining = total - used',
    '// Note: everything above is unchanged since v2 ... see CHANGES.md for the rest of the story',
    'return [...rest, existing];',
    '&lt;p&gt; ... existing markup ... &lt;/p&gt;',
  ];
  it.each(yes)('takes %j as code left out', (line) => expect(isPlaceholder(line)).toBe(true));
  it.each(no)('takes %j as it is', (line) => expect(isPlaceholder(line)).toBe(false));
});

describe('placeholders in an edit', () => {
  const text = 'a\n// ... existing code ...\nb\n';
  it('are rejected', () => {
    expect(editText('a\n', find('a\n', 'x\n// ... existing code ...\n'))).toBe('lazy_placeholder');
    expect(editText('a\n', lines(0, 1, '# rest of the file unchanged\n'))).toBe('lazy_placeholder');
  });
  it('are taken where the file had them', () => {
    expect(editText(text, find('// ... existing code ...\nb\n', '// ... existing code ...\nx\n', { unit: 'text' }))).toBe(text.replace('b', () => 'x'));
  });
});
