import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../formats/index.ts';

const run = (...args: string[]) => spawnSync(process.execPath, [join(import.meta.dirname, '../../bin/diffgauge.mjs'), ...args], { encoding: 'utf8' });

test('lists every format, one a line', () => {
  const lines = run('formats').stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([...formats.keys()]);
  for (const format of formats.values()) expect(lines.join('\n')).toContain(format.summary);
});

test('lists them as JSON too', () => {
  expect(JSON.parse(run('formats', '--json').stdout).map(({ name }: { name: string }) => name)).toEqual([...formats.keys()]);
});

test('prints what a model is told, and its tools', () => {
  const told = run('formats', 'show', 'str-replace').stdout;
  expect(told).toContain(formats.get('str-replace')?.instructions.trimEnd());
  expect(told).toContain('"parameters"');
});
