import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/score/score.ts';
import { cases } from './cases.ts';
import { classCases } from './class-cases.ts';
import { languageCases } from './language-cases.ts';
import { pythonCases } from './python-cases.ts';

const rows = [...cases, ...classCases, ...languageCases, ...pythonCases];

const print = (atom: { class: string; label: string; symbol?: string }): string =>
  `${atom.class} ${atom.label}${atom.symbol === undefined ? '' : ` (${atom.symbol})`}`;

describe('an edit of one file', () => {
  it.each(rows)('$name', (row) => {
    const path = row.path ?? 'a.ts';
    const task = {
      files: new Map([[path, row.before]]),
      references: [new Map([[path, row.wanted]])],
      noop: false,
      ...(row.scope === undefined ? {} : { scope: row.scope }),
    };
    const score = createScorer(task).score(new Map([[path, row.edited]]));
    expect(score.atoms.filter(({ label }) => label !== 'wanted').map(print)).toEqual(row.atoms);
    if (row.recall !== undefined) expect(score.recall).toBeCloseTo(row.recall);
    if (row.equivalent !== undefined) expect(score.equivalent).toBe(row.equivalent);
    expect(score.irrelevant).toBe(row.atoms.filter((atom) => /off-site|out-of-scope/.test(atom)).length);
  });
});
