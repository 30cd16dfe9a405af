import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/random.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Score } from '../../src/verdict.ts';
import { core, openGrammars } from '../native/addon.ts';
import { mutations } from './mutations.ts';
import { pick, type Subject } from './subjects.ts';

const [grammarOf, otherGrammarOf] = [openGrammars(), openGrammars()];

/** The files that the solution changes, each with the solution's text and with one change more. */
const listVersions = ({ id, task, after }: Subject) =>
  [...after].flatMap(([path, text]) => {
    const before = task.files.get(path);
    if (before === undefined || before === text || grammarOf(path) === undefined) return [];
    const more = mutations.flatMap(({ name, mutate }) => {
      const added = mutate(new Map([[path, text]]), { random: createRandom(`${id}/${path}/${name}`), before: task.files });
      return added?.path === path && typeof added.text === 'string' ? [added.text] : [];
    });
    return [{ path, before, text, edited: [text, ...more] }];
  });

/** What it does to leaves, and where; a deletion stands where the text before it ends. */
const listChanges = ({ atoms }: Score, text: string, shift: number) =>
  atoms
    .filter(({ class: kind }) => kind !== 'layout' && kind !== 'eol')
    .map(({ class: kind, label, leaves, from, to, newFrom, newTo }) => [
      kind,
      label,
      leaves,
      from,
      to,
      newFrom < newTo && [newFrom - shift, text.slice(newFrom, newTo)],
    ]);

describe('the identities of docs/metrics.md', { timeout: 120_000 }, () => {
  it('fast path = slow path: incremental parse gives what full parse gives', () => {
    let tried = 0;
    for (const subject of pick(0, { fixtures: 3, commits: 10 })) {
      for (const { path, before, text, edited } of listVersions(subject)) {
        const base = core.base(before, grammarOf(path));
        const references = [core.reference(base, text, grammarOf(path)), undefined];
        for (const version of edited) {
          const [fast, slow] = [grammarOf, otherGrammarOf].map((grammar) => core.compare(base, version, grammar(path), references));
          expect(fast.length).toBe(2);
          for (const [number, report] of fast.entries()) {
            expect(Buffer.from(report.buffer).equals(Buffer.from(slow[number].buffer)), `${subject.id} ${path}: ${JSON.stringify(version.slice(0, 400))}`).toBe(
              true,
            );
          }
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  // Blank lines at both ends of a file: then nothing of its text can be left aside as equal, and no more of it is changed.
  it('fast path = slow path: trimmed diff gives what full diff gives', () => {
    let tried = 0;
    for (const subject of pick(1, { fixtures: 3, commits: 10 })) {
      for (const { path, before, text, edited } of listVersions(subject)) {
        const scorer = createScorer({ files: new Map([[path, before]]), references: [new Map([[path, text]])], noop: false });
        for (const version of edited.filter((one) => !/^(\uFEFF|#!)/.test(one))) {
          const padded = `\n\n${version}\n\n`;
          const [trimmed, full] = [version, padded].map((one) => scorer.score(new Map([[path, one]])));
          if (trimmed === undefined || full === undefined) throw new RangeError('two scores');
          expect([subject.id, path, ...listChanges(full, padded, 2)]).toEqual([subject.id, path, ...listChanges(trimmed, version, 0)]);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
  });
});
