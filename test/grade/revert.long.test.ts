import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startEdit } from '../../src/collect/faults/fault.ts';
import { restraintFaults } from '../../src/collect/faults/restraint.ts';
import { shuffle } from '../../src/collect/shuffle.ts';
import { cutAtoms } from '../../src/grade/cut-atoms.ts';
import { listParts } from '../../src/grade/parts.ts';
import { openRevert } from '../../src/grade/revert.ts';
import { createRandom } from '../../src/random.ts';
import { diffFiles } from '../../src/score/file-edits.ts';
import { createScorer } from '../../src/score/score.ts';
import { inspect } from '../../src/syntax/native.ts';
import type { Files } from '../../src/types.ts';
import type { Atom } from '../../src/verdict.ts';
import { mutations } from '../laws/mutations.ts';
import { commits, pick, type Subject, withChange } from '../laws/subjects.ts';

const seed = 20_261_126;
if (commits.length === 0) console.warn('dropping atoms is tried on the fixtures alone: there are no recorded commits');

/** One edit in so many, as each is tried with some thirty injections. */
const sample = { fixtures: 20, commits: 24 };

/** What it adds inside of what the solution inserts is one atom with that. */
const joined = 'adds a statement beside the change';

const all = (atoms: readonly unknown[]): ReadonlySet<number> => new Set(atoms.keys());
const numbersOf = (atoms: readonly Atom[], isMeant: (atom: Atom) => boolean): ReadonlySet<number> =>
  new Set(atoms.flatMap((atom, number) => (isMeant(atom) ? [number] : [])));
const toContent = ({ path, class: kind, label, leaves }: Atom) => [path, kind, label, leaves];
const toObject = (files: Files) => Object.fromEntries([...files].sort());

/** A solution with one change more of every kind that it has a place for. */
const listSpoilt = ({ id, task, after }: Subject): { readonly name: string; readonly after: Files }[] => [
  ...restraintFaults.flatMap((fault) => {
    const injection = fault.inject(startEdit(task, after), createRandom(`${seed}/${id}/${fault.name}`));
    return injection === undefined ? [] : [{ name: fault.name, after: injection.after }];
  }),
  ...mutations.flatMap(({ name, mutate }) => {
    const added = mutate(after, { random: createRandom(`${seed}/${id}/${name}`), before: task.files });
    if (added === undefined) return [];
    const changes = withChange(new Map(after), added.path, added.text);
    return [{ name, after: new Map([...changes].filter((entry): entry is [string, string] => entry[1] !== null)) }];
  }),
];

/** The tokens of every file: two trees with the same ones differ in layout at most. */
const tokens = (files: Files) =>
  Object.fromEntries(
    [...files].sort().map(([path, text]) => [
      path,
      inspect(path, text)
        .leaves.map(({ from, to }) => text.slice(from, to))
        .join('\0'),
    ]),
  );

/** An empty statement may be left where one was. */
const withoutSeparators = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => [path, text.split('\0').filter((leaf) => leaf !== ';')]);

describe(`dropping atoms of an edit, seed ${seed}`, { timeout: 120_000 }, () => {
  it('all of them gives the base, none of them the edit: fixtures and commits with something more', () => {
    for (const subject of pick(0, sample)) {
      for (const { name, after } of listSpoilt(subject)) {
        const { task, scorer, id } = subject;
        const changes = diffFiles(task.files, after);
        const { atoms } = scorer.score(changes);
        const revert = openRevert(task.files, changes, atoms);
        expect([id, name, toObject(revert(all(atoms)))]).toEqual([id, name, toObject(task.files)]);
        expect([id, name, toObject(revert(new Set()))]).toEqual([id, name, toObject(after)]);
      }
    }
  });

  it('the same where atoms are cut at their parts, and without a part nothing else is missing', () => {
    let tried = 0;
    for (const subject of pick(0, { fixtures: 2, commits: 3 })) {
      const { task, scorer, id, after } = subject;
      const changes = diffFiles(task.files, after);
      const { atoms } = scorer.score(changes);
      const inserting = new Map([...atoms.entries()].filter(([, atom]) => atom.newFrom < atom.newTo && (atom.class === 'semantic' || atom.class === 'file')));
      const parts = listParts(inserting, { files: task.files, changes, solutions: [] });
      const { pieces, numbersOf } = cutAtoms(atoms, parts, changes);
      const revert = openRevert(task.files, changes, pieces);
      expect([id, toObject(revert(numbersOf(atoms.keys(), [])))]).toEqual([id, toObject(task.files)]);
      expect([id, toObject(revert(new Set()))]).toEqual([id, toObject(after)]);
      for (const part of parts) {
        const text = after.get(part.path) ?? '';
        const expected = new Map(after).set(part.path, text.slice(0, part.from) + text.slice(part.to).replace(/^[;,]/, ''));
        const without = revert(numbersOf([], [part]), [part]);
        expect([id, part, withoutSeparators(tokens(without))]).toEqual([id, part, withoutSeparators(tokens(expected))]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(commits.length === 0 ? 50 : 100);
  });

  it('all of them gives the base, none of them the edit: any texts', () => {
    const text = fc
      .array(fc.constantFrom('a();\n', 'b(1, 2);\n', 'if (x) {\n  y();\n}\n', '// c\n', '\n', 'x', '{', '`${', '\r\n', ' ', "'s'", '"s"', ';', '\uFEFF', ','), {
        maxLength: 10,
      })
      .map((parts) => parts.join(''));
    const snapshot = fc.dictionary(fc.constantFrom('a.ts', 'b.ts', 'c.md', 'd/e.json', 'f.css', 'g.txt'), text);
    const property = fc.property(snapshot, snapshot, snapshot, (old, now, wanted) => {
      const [before, after] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
      const changes = diffFiles(before, after);
      const { atoms } = createScorer({ files: before, references: [new Map(Object.entries(wanted))], noop: false }).score(changes);
      const revert = openRevert(before, changes, atoms);
      expect(toObject(revert(all(atoms)))).toEqual(toObject(before));
      expect(toObject(revert(new Set()))).toEqual(toObject(after));
    });
    fc.assert(property, { seed, numRuns: 500 });
  });

  it('what was injected gives the clean edit, up to layout', () => {
    let [tried, exact] = [0, 0];
    for (const subject of pick(1, sample)) {
      const { task, after: clean, scorer, id } = subject;
      for (const { name, after } of listSpoilt(subject)) {
        if (name === joined) continue;
        const changes = diffFiles(task.files, after);
        const { atoms } = scorer.score(changes);
        const tree = openRevert(task.files, changes, atoms)(numbersOf(atoms, ({ label }) => label !== 'wanted'));
        expect([id, name, tokens(tree)]).toEqual([id, name, tokens(clean)]);
        tried++;
        exact += isDeepStrictEqual(toObject(tree), toObject(clean)) ? 1 : 0;
      }
    }
    expect(exact / tried).toBeGreaterThan(0.99);
  });

  it('what was injected leaves what was injected before it', () => {
    let tried = 0;
    for (const subject of pick(2, sample)) {
      const { task, scorer, id } = subject;
      const random = createRandom(`${seed}/two/${id}`);
      for (const [first, second] of [0, 1, 2, 3].map(() => shuffle(restraintFaults, random))) {
        const one = first?.inject(startEdit(task, subject.after), random);
        const two = one && second?.inject({ ...startEdit(task, subject.after), after: one.after }, random);
        if (one === undefined || two === undefined || one.at === two.at) continue;
        const changes = diffFiles(task.files, two.after);
        const { atoms } = scorer.score(changes);
        const tree = openRevert(task.files, changes, atoms)(numbersOf(atoms, ({ path, label }) => label !== 'wanted' && path === two.at));
        const left = scorer.score(diffFiles(task.files, tree)).atoms;
        const others = atoms.filter(({ path, label }) => label === 'wanted' || path !== two.at);
        expect([id, first?.name, second?.name, left.filter(({ path }) => path !== two.at)]).toEqual([
          id,
          first?.name,
          second?.name,
          others.filter(({ path }) => path !== two.at),
        ]);
        expect([id, second?.name, left.map(toContent)]).toEqual([id, second?.name, others.map(toContent)]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(10);
  });
});
