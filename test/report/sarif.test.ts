import { expect, test } from 'vitest';
import type { Needless } from '../../src/batch/needless.ts';
import { printSarif } from '../../src/report/sarif.ts';

test('several changes at one place are told apart', () => {
  const place = { line: 3, column: 1 };
  const change: Needless = {
    ...{ task: 'r/t', format: 'whole', model: 'm', prompt: 'p', trial: 0, sample: 1 },
    ...{ path: 'a.ts', class: 'semantic', label: 'removable', from: place, to: place },
  };
  const changes = [change, { ...change, path: 'b.ts' }, change, change];
  const { runs } = JSON.parse(printSarif({ version: '0.0.0', folder: 'run', suiteUri: 'repos/', changes, total: 4 }));
  const names = runs[0].results.map((result: { partialFingerprints: Record<string, string> }) => Object.values(result.partialFingerprints)[0]);
  expect(names).toEqual([
    'r/t:a.ts:3:1:semantic:m:whole',
    'r/t:b.ts:3:1:semantic:m:whole',
    'r/t:a.ts:3:1:semantic:m:whole:2',
    'r/t:a.ts:3:1:semantic:m:whole:3',
  ]);
});
