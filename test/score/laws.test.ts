import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/random.ts';
import { diffFiles } from '../../src/score/file-edits.ts';
import { createScorer } from '../../src/score/score.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Changes, Files } from '../../src/types.ts';
import { mutations, reformat } from './mutations.ts';
import { realCommits } from './real-commits.ts';

const seed = 20_261_123;

interface Case {
  readonly id: string;
  readonly files: Files;
  readonly references: readonly Files[];
}

const fixtures: Case[] = [...(await loadSuite(embeddedSuite)).tasks.values()].filter(({ noop }) => !noop);
const recorded: readonly Case[] = realCommits.map(({ id, before, after }) => ({ id, files: before, references: [after] }));
const cases: readonly Case[] = [...fixtures, ...recorded];
const some: readonly Case[] = [...fixtures, ...recorded.filter((_, number) => number % 6 === 0)];

const withChange = (changes: Changes, path: string, text: string | null): Changes => new Map([...changes, [path, text]]);

describe(`laws of the score, seed ${seed}`, () => {
  it('finds a reference exact, done and without anything irrelevant', () => {
    for (const { id, files, references } of cases) {
      const scorer = createScorer({ files, references, noop: false });
      for (const reference of references) {
        const score = scorer.score(diffFiles(files, reference));
        const facts = {
          exact: score.exact,
          equivalent: score.equivalent,
          upper: score.irrelevantUpper,
          errors: score.newSyntaxErrors,
          recall: score.recall ?? 1,
        };
        expect({ id, ...facts }).toEqual({ id, exact: true, equivalent: true, upper: 0, errors: 0, recall: 1 });
        expect(score.precision ?? 1).toBe(1);
        expect(score.atoms.filter(({ label }) => label !== 'wanted')).toEqual([]);
      }
    }
  });

  it('finds no atom in an edit that changes nothing', () => {
    for (const { files, references } of some) {
      const score = createScorer({ files, references, noop: false }).score(new Map(files));
      expect(score.atoms).toEqual([]);
      expect([score.changed, score.done]).toEqual([0, 0]);
    }
  });

  it('finds only layout in what a formatter changes', () => {
    let tried = 0;
    for (const { id, files, references } of some) {
      const [reference] = references;
      if (reference === undefined) continue;
      const formatted = new Map([...reference].map(([path, text]) => [path, reformat(path, text)]));
      const score = createScorer({ files, references: [reference], noop: false }).score(diffFiles(files, formatted));
      const rest = score.atoms.filter(({ label, class: kind }) => label !== 'wanted' && kind !== 'layout');
      expect({ id, rest, recall: score.recall ?? 1, equivalent: score.equivalent }).toEqual({ id, rest: [], recall: 1, equivalent: true });
      tried += score.irrelevant > 0 ? 1 : 0;
    }
    expect(tried).toBeGreaterThan(some.length / 2);
  });

  it.each(mutations)('finds exactly the one change more: $class, $name', ({ class: kind, name, mutate }) => {
    let tried = 0;
    for (const { id, files, references } of some) {
      const [reference] = references;
      if (reference === undefined) continue;
      const added = mutate(reference, { random: createRandom(`${seed}/${id}/${name}`), before: files });
      if (added === undefined) continue;
      tried++;
      const score = createScorer({ files, references: [reference], noop: false }).score(withChange(diffFiles(files, reference), added.path, added.text));
      const extra = score.atoms.filter(({ label }) => label !== 'wanted').map((atom) => [atom.path, atom.class, atom.label]);
      expect({ id, extra, recall: score.recall ?? 1 }).toEqual({ id, extra: [[added.path, kind, 'off-site']], recall: 1 });
      expect([score.irrelevant, score.exact]).toEqual([1, false]);
      expect(score.equivalent).toBe(kind !== 'semantic' && kind !== 'file');
    }
    expect(tried).toBeGreaterThan(fixtures.length / 8);
  });
});
