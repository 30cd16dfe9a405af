import type { GatedRuns } from '../batch/gate-runs.ts';
import type { ComparedRun } from '../batch/pair-runs.ts';
import { explainGate, explainRule } from './gate-sentences.ts';

/** A gate's verdict as one JSON document; nothing in it depends on when it was made. Numbers that would be infinite are null. */
export const toGateDocument = (gated: GatedRuns, flips: number) => {
  const { verdict, policy, baseline, candidate, counts, obstacles, notes, rules, tally } = gated;
  const metrics = [...new Set(policy.rules.map(({ metric }) => metric))];
  return {
    ...{ verdict, reason: explainGate(gated), policy, baseline: describe(baseline), candidate: describe(candidate), obstacles, notes },
    ...{ answers: counts.answers, leftOut: counts.leftOut },
    rules: rules.map((rule) => ({ ...rule, sentence: explainRule(rule) })),
    gotWorse: Object.fromEntries(
      metrics.map((metric) => [metric, { number: tally.worse(metric).lines.length, first: tally.worse(metric).first.slice(0, flips) }]),
    ),
  };
};

const describe = ({ folder, facts, models, prompts, samples, badLines, unpaired, graded, infra }: ComparedRun) => ({
  ...{ folder, diffgauge: facts.diffgauge, profile: facts.profile, suite: facts.suite.hash },
  ...{ models, prompts, samples, badLines, unpaired, graded, infra },
});
