import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The simulated models that come with diffgauge, in two formats over the embedded suite.

const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');
const work = mkdtempSync(join(tmpdir(), 'diffgauge-simulated-'));

const diffgauge = (...args: string[]) => {
  const { stdout, status } = spawnSync(process.execPath, [binary, ...args], { cwd: work, encoding: 'utf8' });
  return { stdout, status };
};

const gate = (candidate: string) => {
  const { stdout, status } = diffgauge('gate', candidate, '--baseline', 'careful', '--json');
  return { ...JSON.parse(stdout), status };
};

beforeAll(() => {
  for (const [out, model, seed] of [
    ['careful', 'careful', '1'],
    ['again', 'careful', '2'],
    ['sloppy', 'sloppy', '1'],
  ] as const) {
    const formats = ['--format', 'search-replace', '--format', 'udiff'];
    expect(diffgauge('run', '--model', `simulated:${model}`, ...formats, '--trials', '2', '--seed', seed, '--out', out).status).toBe(0);
  }
}, 180_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('fails a worse model', () => {
  const { verdict, rules, status, obstacles } = gate('sloppy');
  expect([verdict, status, obstacles]).toEqual(['fail', 1, []]);
  expect(rules[0]).toMatchObject({ rule: { metric: 'cleanSolve' }, verdict: 'fail', reason: 'worse' });
});

test('does not fail the same model with another seed', () => {
  const { verdict, status } = gate('again');
  expect(['pass', 'inconclusive']).toContain(verdict);
  expect(status).toBe(verdict === 'pass' ? 0 : 1);
});
