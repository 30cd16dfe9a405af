import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '../../src/syntax/languages.ts';

const root = join(import.meta.dirname, '../..');

test('docs/metrics.md lists the languages that have a grammar, with their extensions and where it comes from', () => {
  const section = readFileSync(join(root, 'docs/metrics.md'), 'utf8').split('\n## Languages\n')[1]?.split('\n## ')[0] ?? '';
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = [...new Set([...languages.values()].map(({ name }) => name))].sort();
  const rows = names.map((name) => {
    const known = [...languages].filter(([, language]) => language.name === name);
    const source = known[0]?.[1].package ?? '';
    const grammar = source in dependencies ? 'comes with diffgauge' : `where \`${source}\` is installed`;
    return `| ${name} | ${known.map(([extension]) => `\`${extension}\``).join(' ')} | ${grammar} |`;
  });
  expect(section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| language'))).toEqual(rows);
});
