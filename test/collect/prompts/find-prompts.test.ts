import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findPrompts, readBuiltInPrompts } from '../../../src/collect/prompts/find-prompts.ts';
import { UsageError } from '../../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'diffgauge-prompts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, name: string): string => {
  const path = join(folder, file);
  writeFileSync(path, `---\nname: ${name}\ndescription: x\n---\n{{instruction}} {{files}} {{format}}`);
  return path;
};

test('finds prompts by name and by file, in the order asked for, each once', async () => {
  const ours = write('ours.md', 'ours');
  const found = await findPrompts(['xml', ours, 'markdown', ours, 'xml']);
  expect(found.map(({ name }) => name)).toEqual(['xml', 'ours', 'markdown']);
});

test('those that come along are named as their files, and differ from the plain one only in what the name says', async () => {
  const builtIn = await readBuiltInPrompts();
  const lines = (name: string): string[] => readFileSync(builtIn.get(name)?.file ?? '', 'utf8').split('\n');
  const variants = { 'minimal-edit': 'reminders: [minimal-edit]', persistence: 'reminders: [persistence]', repo: 'context: repo', terse: 'instruction: terse' };
  for (const structure of ['markdown', 'xml']) {
    const plain = lines(structure);
    for (const [variant, option] of Object.entries(variants)) {
      const added = lines(`${structure}-${variant}`).filter((line) => !plain.includes(line));
      const slot = option.startsWith('reminders') ? ['{{reminders}}'] : [];
      expect(added.filter((line) => !line.startsWith('description: ')).sort()).toEqual([option, `name: ${structure}-${variant}`, ...slot].sort());
    }
  }
  expect([...builtIn.keys()]).toEqual(['markdown', 'xml'].flatMap((name) => [name, ...Object.keys(variants).map((variant) => `${name}-${variant}`)]).sort());
  for (const [name, { file }] of builtIn) expect(file.endsWith(`/${name}.md`)).toBe(true);
  expect(new Set([...builtIn.values()].map(({ hash }) => hash)).size).toBe(builtIn.size);
});

test.each([
  ['an unknown name', () => ['ours'], 'expected one of markdown, '],
  ['a file that is not there', () => [join(folder, 'none.md')], 'cannot be read'],
  ['a folder', () => [`${folder}/`], 'cannot be read'],
  ['two files of one name', () => [write('a.md', 'ours'), write('b.md', 'ours')], 'two prompts are named "ours"'],
  ['a file with the name of one that comes along', () => [write('c.md', 'xml')], 'two prompts are named "xml"'],
])('refuses %s', async (_, wanted, reason) => {
  await expect(findPrompts(wanted())).rejects.toThrow(UsageError);
  await expect(findPrompts(wanted())).rejects.toThrow(reason);
});

test('refuses a file that is no text', async () => {
  const file = join(folder, 'latin.md');
  writeFileSync(file, Buffer.from([0x2d, 0xe9, 0x0a]));
  await expect(findPrompts([file])).rejects.toThrow('expected UTF-8 text');
});
