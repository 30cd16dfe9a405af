import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canRun, missing } from './grade/bubblewrap.ts';

const folder = join(import.meta.dirname, '..', 'bench');

/** What each bench must say besides its counts, and what makes its run a short one. Its answers it checks by itself: it fails where one is wrong. */
const benches: Readonly<Record<string, { readonly options: readonly string[]; readonly figures: readonly string[] }>> = {
  batch: { options: ['--rounds=1'], figures: ['ratioTwoToOne', 'ratioTwoToOneCore', 'peakMbTwoWorkers', 'memory'] },
  formats: { options: ['--format=xml'], figures: ['parseToFloor', 'readToFloor', 'renderToLines'] },
  grade: { options: [], figures: ['coldToPlain', 'prewarmedToPlain', 'typesToCold', 'sandboxMs', 'ms'] },
  judge: {
    options: [],
    figures: ['stackToJudge', 'stackToAgain', 'stack', 'stackAndAgain', 'cachedStack', 'floor', 'stream', 'gitApply', 'gnuPatch', 'slowest'],
  },
  score: { options: [], figures: ['medianToFloor', 'ratios', 'slowest'] },
  soak: { options: [], figures: ['peakMb', 'killedPeaks', 'memory'] },
  throughput: { options: [], figures: ['applied', 'compared', 'ways'] },
};

const run = (name: string, ...options: readonly string[]): Record<string, unknown> => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', join(folder, `${name}.bench.ts`), '--quick', '--json', ...options], {
    encoding: 'utf8',
  });
  expect({ name, status, stderr }).toMatchObject({ status: 0 });
  return JSON.parse(stdout);
};

/** What was not measured is null in JSON, or an empty list. */
const isMeasured = (figure: unknown): boolean =>
  Array.isArray(figure)
    ? figure.length > 0 && figure.every(isMeasured)
    : typeof figure === 'object' && figure !== null
      ? Object.values(figure).every(isMeasured)
      : figure !== null;

describe('the benches', () => {
  // The parts of `hostile` have tests of their own: test/formats/hostile.test.ts, test/edit/hostile.test.ts.
  it('are all run here', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'));
    expect(names.sort()).toEqual([...Object.keys(benches), 'hostile'].sort().map((name) => `${name}.bench.ts`));
  });

  const check = (name: string): void => {
    const { options, figures } = benches[name] ?? { options: [], figures: [] };
    const findings = run(name, ...options);
    expect(findings).toMatchObject({ bench: name, node: process.version });
    for (const figure of figures) expect({ figure, measured: figure in findings && isMeasured(findings[figure]) }).toEqual({ figure, measured: true });
  };

  const sandboxed = ['grade', 'throughput'];
  it.each(Object.keys(benches).filter((name) => !sandboxed.includes(name)))('%s prints what it measures', check, 60_000);

  it.skipIf(!canRun).each(sandboxed)(`%s prints what it measures${missing}`, check, 60_000);
});
