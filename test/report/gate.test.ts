import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GatedRuns, gateRuns } from '../../src/batch/gate-runs.ts';
import { printAnnotations } from '../../src/report/annotations.ts';
import { printGateMarkdown } from '../../src/report/gate-markdown.ts';
import { explainGate } from '../../src/report/gate-sentences.ts';
import { printGate } from '../../src/report/gate-text.ts';
import { printGateJunit } from '../../src/report/junit.ts';
import { gatePolicySchema } from '../../src/stats/gate-policy.ts';
import { PairCounts } from '../../src/stats/pair-counts.ts';

const files = join(import.meta.dirname, '..', 'cli', 'compare-runs', 'files');
const gate = (policy: object): Promise<GatedRuns> =>
  gateRuns(join(files, 'tuesday'), join(files, 'monday'), gatePolicySchema.parse({ accept: ['suite'], maxUnpaired: 1, ...policy }));

const change = { task: 'alpha/fix', format: 'whole', model: 'm', prompt: 'p', trial: 0, path: 'a.ts', class: 'layout', label: 'off-site', sample: 1 } as const;
const annotate = (gated: GatedRuns, number: number): string[] =>
  printAnnotations(gated, { changes: new Array(Math.min(number, 1000)).fill(change), total: number })
    .trimEnd()
    .split('\n');
const countOf = (lines: readonly string[], level: string): number => lines.filter((line) => line.startsWith(`::${level}`)).length;

describe('a gate that takes an open rule for a pass', () => {
  let gated: GatedRuns;
  beforeAll(async () => {
    gated = await gate({
      rules: [
        { metric: 'located', margin: 0.9, minPairs: 2 },
        { metric: 'cleanSolve', margin: 0.05, whenInconclusive: 'pass' },
      ],
    });
  });

  it('names that rule', () => {
    expect(gated.verdict).toBe('pass');
    expect(explainGate(gated)).toBe('1 of 2 rules pass; not settled, which the policy takes for a pass: clean-solve');
  });

  it('has a sentence that says of it what the table says', () => {
    const layout = { flips: 0, command: 'diffgauge' };
    expect(printGate(gated, layout)).toMatch(/\nPASS +located .*\nINCONCLUSIVE \(counts as pass\) {2}clean-solve has 10 pairs /);
    expect(printGateMarkdown(gated, layout, { excerpts: { bySample: new Map() } })).toContain(
      '\n- **inconclusive (counts as pass)**: clean-solve has 10 pairs ',
    );
  });

  it('has a notice for it', () => {
    expect(annotate(gated, 3)).toEqual([
      expect.stringMatching(/^::notice title=diffgauge gate%3A inconclusive \(counts as pass\)::clean-solve has 10 pairs/),
      '::notice title=diffgauge gate%3A pass::Passed: 1 of 2 rules pass; not settled, which the policy takes for a pass: clean-solve.',
    ]);
  });
});

describe('what is to be known of the pairs', () => {
  it('stands in every form of a gate', async () => {
    const gated = await gate({ rules: [{ metric: 'cleanSolve', margin: 0.05 }] });
    const counts = new PairCounts();
    Object.assign(counts.answers, { pairs: 40, same: 20 });
    counts.leftOut.noAnswer = 2;
    const counted: GatedRuns = { ...gated, notes: ['beware'], counts };
    const layout = { flips: 0, command: 'diffgauge' };
    const forms = [printGate(counted, layout), printGateMarkdown(counted, layout, { excerpts: { bySample: new Map() } }), printGateJunit(counted, 'fail')];
    for (const form of forms) {
      expect(form).toContain('20 of 40 pairs have the same answer to the byte');
      expect(form).toContain('2 pairs left out of all rates');
    }
    expect(forms[2]).toContain('<property name="note.3" value="beware"/>');
  });
});

describe('annotations', () => {
  it('are no more than GitHub shows, and count what is left out', async () => {
    const failed = await gate({ rules: new Array(3).fill({ metric: 'cleanSolve', margin: 0.05, whenInconclusive: 'fail' }) });
    const lines = annotate(failed, 1200);
    expect(countOf(lines, 'error')).toBe(10);
    expect(lines.at(-1)).toBe('::notice::1193 more needless changes are not shown here.');
  });

  it('count the rules beyond what GitHub shows', async () => {
    const failed = await gate({ rules: new Array(12).fill({ metric: 'cleanSolve', margin: 0.05, whenInconclusive: 'fail' }) });
    const lines = annotate(failed, 1);
    expect(countOf(lines, 'error')).toBe(10);
    expect(lines.slice(10)).toEqual(['::notice::2 more reasons for the verdict are not shown here.', '::notice::1 more needless changes are not shown here.']);
  });
});
