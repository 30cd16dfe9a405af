import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRegion } from '../../scripts/formats/regions.ts';
import type { Measured } from '../../scripts/verification/measure.ts';
import { measureSample } from '../../scripts/verification/parts.ts';
import type { Known } from '../../scripts/verification/trials.ts';
import { writeFindings, writeSample } from '../../scripts/verification/write-tables.ts';
import { packageRoot } from '../../src/version.ts';
import { canRun, missing } from './bubblewrap.ts';

const page = readFileSync(join(packageRoot, 'docs', 'verification.md'), 'utf8');

describe.skipIf(!canRun)(`docs/verification.md${missing}`, { timeout: 300_000 }, () => {
  it('shows what trying out a few edits comes to', async () => {
    expect(writeSample(await measureSample())).toBe(readRegion(page, 'sample'));
  });
});

describe('the page on all edits', () => {
  const findings = readRegion(page, 'findings');

  it('says that nothing needed is removable, and nearly all that is extra and reached is', () => {
    const [, needed, wrong, reached, removable] =
      /Of (\d+) atoms known to be needed (\d+) are removable\. Of (\d+) atoms known to be extra that tests or types reach (\d+) are/.exec(findings) ?? [];
    expect(Number(needed)).toBeGreaterThan(10);
    expect(Number(wrong)).toBe(0);
    expect(Number(removable) / Number(reached)).toBeGreaterThanOrEqual(0.98);
  });

  it('counts what is removable although it is needed, and extra although it is required', () => {
    const trial = { task: 'r/t', kind: 'made-up' };
    const atom = (known: Known, verdict: string) => ({ path: 'a.ts', label: 'off-site', known, verdict });
    const measured: Measured = {
      made: 3,
      findings: [
        { ...trial, atoms: [atom('needed', 'removable'), atom('needed', 'required')] },
        { ...trial, atoms: [atom('extra', 'required'), atom('extra', 'unverifiable'), atom('extra', 'removable')] },
        { ...trial, stopped: 'edit_breaks', atoms: [atom('extra', 'label stands')] },
      ],
    };
    const text = writeFindings(measured, 1);
    expect(text).toContain('Of 2 atoms known to be needed 1 are removable. Of 2 atoms known to be extra that tests or types reach 1 are removable (50.0 %).');
    expect(text).toContain('made-up (edit_breaks) 1');
    expect(text.split('\n').filter((line) => line.includes('made-up |'))).toHaveLength(3);
  });
});
