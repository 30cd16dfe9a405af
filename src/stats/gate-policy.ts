import { z } from 'zod';
import { type ComparedMetric, comparedMetrics } from './comparison.ts';

/** What a rule may be applied to: all pairs together, or each format, model, ... by itself. */
export const gateAxes = ['overall', 'format', 'model', 'prompt', 'repo', 'kind', 'difficulty'] as const;
export type GateAxis = (typeof gateAxes)[number];

/** Why two runs are no fair comparison; a policy may accept some of these. */
export const obstacleCodes = ['suite', 'profile', 'version', 'same_samples', 'bad_lines', 'graded', 'grading', 'unfinished'] as const;

const notShare = 'expected a share between 0 and 1 (0.05 is five points)';
const alpha = z.number().gt(0).lt(0.5);
const share = z.number().min(0, notShare).max(1, notShare);

/**
 * One rule: in which metric the candidate may be worse, by how much at most (`margin`, a share: 0.05 is five points), and where. `minPairs` of `minTasks`
 * tasks are needed for any verdict but inconclusive, and `whenInconclusive` is what that counts as; `whenFew` where there are fewer (the same by default), but
 * never a pass without any pair. A lower `alpha` than the gate's makes the rule's verdict surer, both to pass and to fail.
 */
export const gateRuleSchema = z.strictObject({
  metric: z.enum(Object.keys(comparedMetrics) as ComparedMetric[]),
  margin: share,
  per: z.enum(gateAxes).default('overall'),
  minPairs: z.int().min(2).default(20),
  minTasks: z.int().min(2).default(2),
  alpha: alpha.optional(),
  whenInconclusive: z.enum(['pass', 'fail', 'inconclusive']).default('inconclusive'),
  whenFew: z.enum(['pass', 'fail', 'inconclusive']).optional(),
});

/** A gate's policy as it is written down; docs/gate.md says what each field means. Everything has a default. */
export const gatePolicySchema = z.strictObject({
  alpha: alpha.default(0.05),
  rules: z
    .array(gateRuleSchema)
    .min(1)
    .default(() => [gateRuleSchema.parse({ metric: 'cleanSolve', margin: 0.05 }), gateRuleSchema.parse({ metric: 'irrelevantEdit', margin: 0.03 })]),
  maxInfra: share.default(0.05),
  maxUnpaired: share.default(0.05),
  maxSame: share.default(0.9),
  accept: z.array(z.enum(obstacleCodes)).default([]),
});

export type GateRule = z.infer<typeof gateRuleSchema>;
export type GatePolicy = z.infer<typeof gatePolicySchema>;

/** A policy as a person writes it: all fields with a default may be left out. */
export type GatePolicyInput = z.input<typeof gatePolicySchema>;

/** What counts where no policy is given. */
export const defaultPolicy: GatePolicy = gatePolicySchema.parse({});
