import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { lenient, strict } from '../../src/edit/profiles.ts';
import type { Files, Format } from '../../src/types.ts';

const text = "import { a } from './b';\n\nexport function one() {\n  return a;\n}\n\nexport function two() {\n  return 2;\n}\n";
const before: Files = new Map([
  ['src/a.ts', text],
  ['src/c.ts', 'export const c = 3;\n'],
]);
const withText = (path: string, after: string): Files => new Map([...before, [path, after]]);
const without = (path: string): Files => new Map([...before].filter(([other]) => other !== path));

/** What is done, and the code where it stands there twice. */
const rows: readonly [what: string, after: Files, code: string][] = [
  ['a line is replaced', withText('src/a.ts', text.replace('return 2', 'return 22')), 'overlap'],
  ['a line is inserted', withText('src/a.ts', text.replace('  return 2', '  log(2);\n  return 2')), 'overlap'],
  ['a line is deleted', withText('src/a.ts', text.replace('  return 2;\n', '')), 'overlap'],
  ['a file is created', withText('src/n.ts', 'export const n = 1;\n'), 'duplicate_file_op'],
  ['a file is deleted', without('src/c.ts'), 'duplicate_file_op'],
  ['a file is renamed', new Map([...without('src/c.ts'), ['src/d.ts', 'export const c = 3;\n']]), 'duplicate_file_op'],
];

describe.each(rows)('an answer that stands there twice and says that %s', (what, after, code) => {
  it('has the same code in every format that can say it', () => {
    const codes = [...formats.values()].filter((format) => says(format, after)).map((format) => [format.name, ...codesOfTwice(format, after)]);
    // `whole` gives a file anew, whatever changes in it.
    expect(codes).toEqual(codes.map(([name]) => [name, ...Array(2).fill(name === 'whole' ? 'duplicate_file_op' : code)]));
    expect(codes.length, what).toBeGreaterThanOrEqual(3);
  });
});

const says = (format: Format, after: Files): boolean => format.render(before, after).lossy.length === 0;

const codesOfTwice = (format: Format, after: Files): string[] => {
  const { text: said, toolCalls } = format.render(before, after).response;
  const response = { text: said === '' ? '' : `${said}\n${said}`, toolCalls: [...toolCalls, ...toolCalls] };
  return [strict, lenient].map((profile) => {
    const applied = applyResponse({ format: format.name, response, files: before, profile });
    return applied.status === 'applied' ? 'applied' : applied.rejection.code;
  });
};
