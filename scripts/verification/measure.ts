import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import type { OutcomeCache } from '../../src/grade/outcome-cache.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import { findWatch } from '../../src/grade/sandbox/plan-run.ts';
import type { TestRun } from '../../src/grade/test-run.ts';
import type { Verification } from '../../src/grade/verification.ts';
import { defaultBudget } from '../../src/grade/verify.ts';
import { createCandidateVerifier, type VerifyCandidate } from '../../src/grade/verify-candidate.ts';
import { squeeze } from '../../src/grade/words.ts';
import { isCosmetic } from '../../src/score/label.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Atom } from '../../src/verdict.ts';
import type { Known, Trial } from './trials.ts';

/** What was found out of one trial: of each atom that is neither wanted nor cosmetic its label and its verdict. */
export interface Finding {
  readonly task: string;
  readonly kind: string;
  readonly stopped?: Verification['stopped'];
  readonly atoms: readonly FoundAtom[];
}

/** `label` is what comparing says; for a part of an atom it is `part`. */
export interface FoundAtom {
  readonly known: Known;
  readonly path: string;
  readonly label: string;
  readonly verdict: string;
}

/** Tries out each trial as `grade` does; `made` is how many test runs that took. */
export const measureTrials = async (trials: readonly Trial[], onDone: (finding: Finding) => void = () => {}): Promise<Measured> => {
  const runner = await openTestRunner({ warm: 1 });
  const outcomes = new Outcomes({ runner, cache: createMemory(), atOnce: 1 });
  const verifier = createCandidateVerifier(outcomes, defaultBudget);
  const findings: Finding[] = [];
  try {
    for (const trial of trials) {
      const finding = await measure(trial, verifier);
      findings.push(finding);
      onDone(finding);
    }
  } finally {
    await runner.close();
  }
  return { findings, made: outcomes.made };
};

export interface Measured {
  readonly findings: readonly Finding[];
  readonly made: number;
}

const measure = async ({ task, kind, known, extra, changes }: Trial, verifier: VerifyCandidate): Promise<Finding> => {
  const score = createScorer(task).score(changes);
  const found = await verifier({ task, format: 'whole', changes, score }, 0);
  const knownOf = ({ path, newPath }: Atom, from: number, to: number): Known => {
    const text = changes.get(newPath ?? path)?.slice(from, to) ?? '';
    return known !== 'mixed' ? known : isExtra(text, extra) ? 'extra' : 'needed';
  };
  const atoms = score.atoms.flatMap((atom, number): FoundAtom[] => {
    if (atom.label === 'wanted' || isCosmetic(atom)) return [];
    const path = atom.newPath ?? atom.path;
    const own = found?.verified.parts?.filter((part) => part.atom === number) ?? [];
    return [
      { known: knownOf(atom, atom.newFrom, atom.newTo), path, label: atom.label, verdict: found?.verified.labels[number] ?? 'label stands' },
      ...own.map(({ from, to, label }) => ({ known: knownOf(atom, from, to), path, label: 'part', verdict: label })),
    ];
  });
  const missed = known === 'mixed' && !atoms.some((atom) => atom.known === 'extra');
  const verdict = findWatch(task.tests) === 'none' ? 'label stands' : 'not found';
  const all = missed ? [...atoms, { known: 'extra' as const, path: '', label: 'part', verdict }] : atoms;
  return { task: task.id, kind, ...(found?.verified.stopped && { stopped: found.verified.stopped }), atoms: all };
};

/** Whether a text is what was put in for nothing, up to layout. */
const isExtra = (text: string, extra = ''): boolean => squeeze(text) === squeeze(extra);

const createMemory = (): OutcomeCache => {
  const runs = new Map<string, TestRun>();
  return {
    read: async (key) => runs.get(key),
    write: async (key, run) => {
      runs.set(key, run);
    },
  };
};
