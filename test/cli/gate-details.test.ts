import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { collectNeedless, findSuitePath, toSuiteUri } from '../../src/cli/gate-details.ts';
import { printSarif } from '../../src/report/sarif.ts';
import { findSarifErrors } from '../report/validate.ts';

const folder = mkdtempSync(join(tmpdir(), 'diffgauge-details-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const atom = { path: 'src/a b.ts', from: 3, to: 5, newFrom: 3, newTo: 5, class: 'comment', label: 'off-site', leaves: 1 };
const score = {
  exact: false,
  equivalent: true,
  reference: 0,
  irrelevantUpper: 1,
  wanted: 1,
  done: 1,
  changed: 2,
  extra: 1,
  precision: 0.5,
  recall: 1,
  newSyntaxErrors: 0,
};
const result = (line: number, irrelevant: number, rest = {}) => ({
  ...{ task: 'alpha/fix', format: 'whole', model: 'm', prompt: 'p', trial: line, line, profile: 'strict', stage: 'correct' },
  score: { ...score, irrelevant, atoms: [{ ...atom, label: irrelevant === 0 ? 'wanted' : 'off-site' }] },
  ...rest,
});

describe('needless changes of a run whose suite is gone', () => {
  writeFileSync(
    join(folder, 'run.json'),
    JSON.stringify({
      ...{ diffgauge: '0.1.0', node: 'v24.0.0', profile: 'strict', startedAt: '2026-11-26T00:00:00.000Z' },
      suite: { dir: join(folder, 'gone'), hash: 'x' },
      samples: { file: 'samples.jsonl', size: 0, head: '' },
    }),
  );
  const results = [result(1, 1), result(2, 0), result(3, 1, { inexpressible: ['delete'] }), result(4, 1, { stage: 'infra' }), result(5, 1)];
  writeFileSync(join(folder, 'results.jsonl'), results.map((one) => `${JSON.stringify(one)}\n`).join(''));

  it('are listed without their lines, those of samples that count', async () => {
    const { changes, total, missing } = await collectNeedless(folder);
    expect(changes.map(({ sample, from }) => [sample, from])).toEqual([
      [1, undefined],
      [5, undefined],
    ]);
    expect(total).toBe(2);
    expect(missing).toContain('gone');
    expect((await collectNeedless(folder, new Set([5]))).changes.map(({ sample }) => sample)).toEqual([5]);
  });

  it('are valid SARIF, which says so', async () => {
    const found = await collectNeedless(folder);
    const document = JSON.parse(printSarif({ version: '0.1.0', folder, suiteUri: 'repos/', ...found, total: 3 }));
    expect(findSarifErrors(document)).toEqual([]);
    const [{ invocations, results: shown }] = document.runs;
    expect(invocations[0].toolExecutionNotifications.map(({ message }: { message: { text: string } }) => message.text)).toEqual([
      'The first 2 of 3 needless changes are listed.',
      expect.stringMatching(/^Lines are not known: .*gone/),
    ]);
    expect(shown[0].locations[0].physicalLocation).toEqual({ artifactLocation: { uri: 'repos/alpha/files/src/a%20b.ts' } });
  });
});

describe('the path of a suite', () => {
  it.each([
    ['/w/repos', '/w', 'repos/', 'repos/'],
    ['/w/my repos', '/w', 'my repos/', 'my%20repos/'],
    ['/w', '/w', '', ''],
    ['/other/repos', '/w', undefined, 'file:///other/repos/'],
    ['/w-x/repos', '/w', undefined, 'file:///w-x/repos/'],
  ])('of %s seen from %s', (dir, root, path, uri) => {
    expect(findSuitePath(dir, root)).toBe(path);
    expect(toSuiteUri(dir, root)).toBe(uri);
  });
});
