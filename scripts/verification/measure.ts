import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import type { OutcomeCache } from '../../src/grade/outcome-cache.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import type { TestRun } from '../../src/grade/test-run.ts';
import type { Verification } from '../../src/grade/verification.ts';
import { defaultBudget } from '../../src/grade/verify.ts';
import { createCandidateVerifier, type VerifyCandidate } from '../../src/grade/verify-candidate.ts';
import { isCosmetic } from '../../src/score/label.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Trial } from './trials.ts';

/** What was found out of one trial: of each atom that is neither wanted nor cosmetic its label and its verdict. */
export interface Finding {
  readonly task: string;
  readonly kind: string;
  readonly known: Trial['known'];
  readonly stopped?: Verification['stopped'];
  readonly atoms: readonly { readonly path: string; readonly label: string; readonly verdict: string }[];
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

const measure = async ({ task, kind, known, changes }: Trial, verifier: VerifyCandidate): Promise<Finding> => {
  const score = createScorer(task).score(changes);
  const found = await verifier({ task, format: 'whole', changes, score }, 0);
  const atoms = score.atoms.flatMap((atom, number) =>
    atom.label === 'wanted' || isCosmetic(atom)
      ? []
      : [{ path: atom.newPath ?? atom.path, label: atom.label, verdict: found?.verified.labels[number] ?? 'label stands' }],
  );
  return { task: task.id, kind, known, ...(found?.verified.stopped && { stopped: found.verified.stopped }), atoms };
};

const createMemory = (): OutcomeCache => {
  const runs = new Map<string, TestRun>();
  return {
    read: async (key) => runs.get(key),
    write: async (key, run) => {
      runs.set(key, run);
    },
  };
};
