import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { startEdit } from '../../src/collect/faults/fault.ts';
import { restraintFaults } from '../../src/collect/faults/restraint.ts';
import { lenient } from '../../src/edit/profiles.ts';
import { judge } from '../../src/judge.ts';
import { createRandom } from '../../src/random.ts';
import { diffFiles } from '../../src/score/file-edits.ts';
import { createScorer } from '../../src/score/score.ts';
import { nothing } from '../../src/score/seen-edits.ts';
import type { Files, Response, Sample, Task } from '../../src/types.ts';
import { mutations, reformat } from './mutations.ts';
import { commits, fixtures, pick, type Subject, tasks, withChange } from './subjects.ts';

const seed = 20_261_123;
if (commits.length === 0) console.warn('the laws are tried on the fixtures alone: there are no recorded commits');

const rest = ({ atoms }: { readonly atoms: readonly { path: string; class: string; label: string }[] }) =>
  atoms.filter(({ label }) => label !== 'wanted').map(({ path, class: kind, label }) => [path, kind, label]);

/** The solution with one change of a random kind that nobody asked for: an edit of which not all is wanted. */
const spoil = ({ id, task, after }: Subject): Files => {
  const random = createRandom(`${seed}/spoil/${id}`);
  for (const { mutate } of [random.pick(mutations), ...mutations].filter((one) => one !== undefined)) {
    const added = mutate(after, { random, before: task.files });
    if (added !== undefined)
      return new Map([...withChange(new Map(after), added.path, added.text)].filter((entry): entry is [string, string] => entry[1] !== null));
  }
  return after;
};

const answer = (task: Task, format: string, response: Response): Sample => ({ task: task.id, format, model: 'law', prompt: 'law', trial: 0, response });

describe(`the identities of docs/metrics.md, seed ${seed}`, { timeout: 120_000 }, () => {
  it('reference as candidate: 0 irrelevant, recall 1, precision 1, exact', () => {
    for (const { id, task, after, scorer } of [...fixtures, ...commits]) {
      const score = scorer.score(diffFiles(task.files, after));
      const { exact, equivalent, irrelevantUpper, newSyntaxErrors } = score;
      const facts = { exact, equivalent, irrelevantUpper, newSyntaxErrors, recall: score.recall ?? 1, precision: score.precision ?? 1, rest: rest(score) };
      expect({ id, ...facts }).toEqual({ id, exact: true, equivalent: true, irrelevantUpper: 0, newSyntaxErrors: 0, recall: 1, precision: 1, rest: [] });
    }
  });

  it('the same edit through every format gives the same atoms', () => {
    const tried = new Map<string, number>();
    for (const subject of pick(0, { fixtures: 3, commits: 15 })) {
      const { id, task, scorer } = subject;
      const after = spoil(subject);
      const { atoms } = scorer.score(diffFiles(task.files, after));
      for (const format of formats.values()) {
        const { response, lossy } = format.render(task.files, after);
        if (lossy.length > 0) continue;
        const applied = applyResponse({ format: format.name, response, files: task.files });
        if (applied.status === 'rejected') throw new Error(`${id} in ${format.name}: ${applied.rejection.message}`);
        expect([id, format.name, scorer.score(applied.changes).atoms]).toEqual([id, format.name, atoms]);
        tried.set(format.name, (tried.get(format.name) ?? 0) + 1);
      }
    }
    expect([...formats.keys()].filter((name) => !tried.has(name))).toEqual([]);
  });

  it('null edit: never applied, never clean (but for no-op tasks)', () => {
    for (const task of tasks) {
      for (const format of formats.values()) {
        const { response } = format.render(task.files, task.files);
        const { stage, score } = judge(answer(task, format.name, response), task);
        expect([task.id, format.name, stage === 'clean', score?.irrelevant ?? 0]).toEqual([task.id, format.name, task.noop, 0]);
        if (!task.noop) expect(['responded', 'parsed', 'located']).toContain(stage);
      }
    }
  });

  it('whole-file response equal to the reference: same score as the smallest diff', () => {
    let tried = 0;
    for (const { id, task, after } of pick(1, { fixtures: 2, commits: 8 })) {
      const scorer = createScorer(task, nothing);
      const [whole, ...others] = ['whole', 'git-diff', 'udiff', 'search-replace'].flatMap((name) => {
        const { response, lossy } = formats.get(name)?.render(task.files, after) ?? { response: { text: '', toolCalls: [] }, lossy: ['fragment'] };
        return lossy.length > 0 ? [] : [judge(answer(task, name, response), task, { scorer })];
      });
      for (const other of others) expect([id, other.format, other.stage, other.score]).toEqual([id, other.format, whole?.stage, whole?.score]);
      tried += others.length;
    }
    expect(tried).toBeGreaterThan(fixtures.length / 4);
  });

  it('reference + formatter (quotes, commas, semicolons, wrapping): only layout atoms', () => {
    const subjects = pick(2, { fixtures: 2, commits: 6 });
    let tried = 0;
    for (const { id, task, after, scorer } of subjects) {
      const formatted = new Map([...after].map(([path, text]) => [path, reformat(path, text)]));
      const score = scorer.score(diffFiles(task.files, formatted));
      const others = rest(score).filter(([, kind]) => kind !== 'layout');
      expect({ id, others, recall: score.recall ?? 1, equivalent: score.equivalent }).toEqual({ id, others: [], recall: 1, equivalent: true });
      tried += score.irrelevant > 0 ? 1 : 0;
    }
    expect(tried).toBeGreaterThan(subjects.length / 2);
  });

  describe('reference + one seeded irrelevant change of class K: exactly that atom, with class K and an irrelevant label', () => {
    it.each(mutations.map((mutation, number) => ({ ...mutation, number })))('$class: $name', ({ class: kind, name, mutate, number }) => {
      let tried = 0;
      for (const { id, task, after, scorer } of pick(number, { fixtures: 2, commits: 8 })) {
        const added = mutate(after, { random: createRandom(`${seed}/${id}/${name}`), before: task.files });
        if (added === undefined) continue;
        tried++;
        const score = scorer.score(withChange(diffFiles(task.files, after), added.path, added.text));
        expect({ id, rest: rest(score), recall: score.recall ?? 1 }).toEqual({ id, rest: [[added.path, kind, 'off-site']], recall: 1 });
        expect([score.irrelevant, score.exact, score.equivalent]).toEqual([1, false, kind !== 'semantic' && kind !== 'file']);
      }
      expect(tried).toBeGreaterThan(fixtures.length / 16);
    });

    // A change of these classes has an atom at each of its places.
    const several = ['local-renamed', 'imports-reordered', 'members-swapped'];
    it.each(restraintFaults.filter(({ name }) => several.includes(name)))('$class: $name', (fault) => {
      let tried = 0;
      for (const { id, task, after, scorer } of pick(several.indexOf(fault.name), { fixtures: 2, commits: 8 })) {
        const injection = fault.inject(startEdit(task, after), createRandom(`${seed}/${id}/${fault.name}`));
        if (injection === undefined) continue;
        tried++;
        const score = scorer.score(diffFiles(task.files, injection.after));
        const surprises = rest(score).filter(([path, kind, label]) => path !== injection.at || kind !== fault.class || label !== 'off-site');
        expect({ id, surprises, some: score.irrelevant > 0, recall: score.recall ?? 1 }).toEqual({ id, surprises: [], some: true, recall: 1 });
      }
      expect(tried).toBeGreaterThan(fixtures.length / 16);
    });
  });

  it('score(before, x, x) is exact for any x', () => {
    const text = fc
      .array(fc.constantFrom('a();\n', 'b(1, 2);\n', 'if (x) {\n  y();\n}\n', '// c\n', '\n', 'x', '{', '`${', '\r\n'), { maxLength: 8 })
      .map((all) => all.join(''));
    const snapshot = fc.dictionary(fc.constantFrom('a.ts', 'b.ts', 'c.md', 'd/e.json', 'f.css'), text);
    const property = fc.property(snapshot, snapshot, (old, now) => {
      const before = new Map(Object.entries(old));
      const x = new Map(Object.entries(now));
      const score = createScorer({ files: before, references: [x], noop: false }).score(diffFiles(before, x));
      expect([score.exact, score.equivalent, score.irrelevantUpper, score.done]).toEqual([true, true, 0, score.wanted]);
      expect(rest(score)).toEqual([]);
    });
    fc.assert(property, { seed, numRuns: 500 });
  });

  it('score(before, x, x) is exact for any x: a real edit with something more', () => {
    for (const subject of pick(3, { fixtures: 2, commits: 8 })) {
      const { id, task } = subject;
      const x = spoil(subject);
      const score = createScorer({ files: task.files, references: [x], noop: false }).score(diffFiles(task.files, x));
      expect([id, score.exact, score.irrelevantUpper, score.done]).toEqual([id, true, 0, score.wanted]);
    }
  });

  it('strict is a subset of lenient: what strict applies, lenient applies with the same result', () => {
    let tried = 0;
    for (const subject of pick(4, { fixtures: 4, commits: 15 })) {
      const { id, task } = subject;
      const after = spoil(subject);
      for (const { name: format, render } of formats.values()) {
        const { response } = render(task.files, after);
        const [strictly, leniently] = [undefined, lenient].map((profile) =>
          applyResponse({ format, response, files: task.files, ...(profile && { profile }) }),
        );
        if (strictly?.status !== 'applied') continue;
        tried++;
        expect([id, format, leniently?.status === 'applied' && leniently.changes]).toEqual([id, format, strictly.changes]);
      }
    }
    expect(tried).toBeGreaterThan(fixtures.length);
  });
});
