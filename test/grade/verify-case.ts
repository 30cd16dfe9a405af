import type { ProbeOutcome } from '../../src/grade/verification.ts';
import type { Scope } from '../../src/types.ts';
import type { Tree } from '../score/repo-cases.ts';

/** An edit beside what was wanted of it; what tests say of a tree, given as one text; and what is found out of each atom that is not wanted. */
export interface VerifyCase {
  readonly name: string;
  readonly before: Tree;
  readonly wanted: Tree;
  readonly edited: Tree;
  /** Of all texts in a row, by path. */
  readonly holds: (text: string) => boolean | ProbeOutcome;
  /** Whether tests reach a text that was put in or taken out; they reach all unless it says otherwise. */
  readonly reaches?: (text: string) => boolean | undefined;
  readonly scope?: Scope;
  readonly budget?: number;
  /** `path class label: verdict`; a dash where the label stands. */
  readonly verdicts: readonly string[];
  readonly bounds: readonly [number, number];
  readonly probes?: number;
  readonly stopped?: string;
}

export const goal = { 'a.ts': 'g(1);\nh(1);\n' };
export const done = { 'a.ts': 'g(2);\nh(1);\n' };
export const isDone = (text: string): boolean => text.includes('g(2)');

/** The wanted change and something more, of which tests need nothing. */
export const beside = (
  name: string,
  edited: string,
  verdicts: readonly string[],
  bounds: readonly [number, number],
  more: Partial<VerifyCase> = {},
): VerifyCase => ({
  ...{ name, before: goal, wanted: done, edited: { 'a.ts': edited }, holds: isDone, verdicts, bounds },
  ...more,
});
