import { describe, expect, it } from 'vitest';
import { diffFiles } from '../../src/score/file-edits.ts';
import { createScorer } from '../../src/score/score.ts';
import { fixtures } from '../laws/subjects.ts';

const files = (texts: Readonly<Record<string, string>>) => new Map(Object.entries(texts));

const link = (before: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>, edited: Readonly<Record<string, string>>) =>
  createScorer({ files: files(before), references: [files({ ...before, ...wanted })], noop: false }).link(files(edited));

describe('the links of atoms', () => {
  it('come with the same score', () => {
    for (const { task, after } of fixtures) {
      const scorer = createScorer(task);
      const changes = diffFiles(task.files, after);
      const { score, links } = scorer.link(changes);
      expect(score).toEqual(scorer.score(changes));
      expect(links).toHaveLength(score.atoms.length);
    }
  });

  it('say which atoms are at one site', () => {
    const { score, links } = link({ 'a.ts': 'const x = a + b;\nh(1);\n' }, { 'a.ts': 'const x = k(a, b);\nh(9);\n' }, { 'a.ts': 'const y = a - b;\nh(2);\n' });
    expect(score.atoms.map(({ label }) => label)).toEqual(['on-site', 'on-site', 'on-site']);
    const [first, second, third] = links.map(({ site }) => site);
    expect(first).toBeDefined();
    expect([second === first, third === first]).toEqual([true, false]);
  });

  it('say what an atom follows from, in the order of the score', () => {
    const before = { 'a.ts': "import { one } from './b.ts';\n\none();\n\ng(1);\n", 'b.ts': 'export const one = 1;\nexport const two = 2;\n' };
    const edited = { 'a.ts': "import { one, two } from './b.ts';\n\none();\n\ng(two);\n" };
    const { score, links } = link(before, { 'a.ts': before['a.ts'].replace('g(1)', 'g(2)') }, edited);
    expect(score.atoms.map(({ label }) => label)).toEqual(['induced', 'on-site']);
    expect(links.map(({ causes }) => causes)).toEqual([[[1]], []]);
  });

  it('give the places of one rename one number, through files', () => {
    const before = { 'a.ts': "import { one } from './b.ts';\n\none();\n", 'b.ts': 'export const one = 1;\n', 'c.ts': 'g(1);\n' };
    const edited = { 'a.ts': "import { uno } from './b.ts';\n\nuno();\n", 'b.ts': 'export const uno = 1;\n' };
    const { links } = link(before, { 'c.ts': 'g(2);\n' }, edited);
    expect(links.map(({ rename }) => rename)).toHaveLength(3);
    expect(new Set(links.map(({ rename }) => rename))).toEqual(new Set([links[0]?.rename]));
    expect(links[0]?.rename).toBeDefined();
  });
});
