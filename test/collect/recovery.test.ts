import { describe, expect, it } from 'vitest';
import { correctnessFaults } from '../../src/collect/faults/correctness.ts';
import { type EditFault, startEdit } from '../../src/collect/faults/fault.ts';
import { restraintFaults } from '../../src/collect/faults/restraint.ts';
import { createRandom } from '../../src/random.ts';
import { createScorer } from '../../src/score/score.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Changes, Files, Task } from '../../src/types.ts';
import type { Atom, Score } from '../../src/verdict.ts';

const suite = await loadSuite(embeddedSuite);
const tasks = [...suite.tasks.values()].filter(({ references }) => references.length > 0).map((task) => ({ task, scorer: createScorer(task) }));

const changesBetween = (before: Files, after: Files): Changes => {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  return new Map(paths.map((path) => [path, after.get(path) ?? null]));
};

const inject = (fault: EditFault, task: Task) => fault.inject(startEdit(task, task.references[0] ?? task.files), createRandom(`${fault.name}/${task.id}`));

/** A comment that moves along is no more than a comment. */
const isOf = (kind: string | undefined, atom: Atom): boolean => atom.class === kind || (kind === 'move' && atom.class === 'comment');
const isIrrelevant = ({ label }: Atom): boolean => label === 'off-site' || label === 'out-of-scope';

/** The atoms that are not as the fault has it; a reference with one fault has wanted atoms, and those of the fault. */
const findSurprises = (score: Score, fault: EditFault, path: string): string[] =>
  score.atoms
    .filter((atom) => atom.label !== 'wanted')
    .filter((atom) => !isIrrelevant(atom) || atom.path !== path || !isOf(fault.class, atom))
    .map((atom) => `${atom.path} ${atom.class} ${atom.label} ${atom.from}-${atom.to}`);

describe('the scorer, on references of the embedded suite with one fault', () => {
  it.each(restraintFaults.map((fault) => [fault.name, fault] as const))('finds %s, with its class, and nothing else', (_, fault) => {
    let injected = 0;
    for (const { task, scorer } of tasks) {
      const injection = inject(fault, task);
      if (injection === undefined) continue;
      injected += 1;
      const score = scorer.score(changesBetween(task.files, injection.after));
      expect([task.id, ...findSurprises(score, fault, injection.at)]).toEqual([task.id]);
      expect([task.id, score.irrelevant > 0, score.exact, score.recall]).toEqual([task.id, true, false, 1]);
    }
    expect(injected).toBeGreaterThan(5);
  });

  it.each(correctnessFaults.map((fault) => [fault.name, fault] as const))('does not take %s for a right answer', (_, fault) => {
    let injected = 0;
    for (const { task, scorer } of tasks) {
      const injection = inject(fault, task);
      if (injection === undefined) continue;
      injected += 1;
      const score = scorer.score(changesBetween(task.files, injection.after));
      expect([task.id, score.exact, score.equivalent, score.newSyntaxErrors]).toEqual([task.id, false, false, 0]);
    }
    expect(injected).toBeGreaterThan(5);
  });
});
