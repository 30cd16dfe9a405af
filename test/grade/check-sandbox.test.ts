import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { InfraError, UsageError } from '../../src/errors.ts';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';

const folder = mkdtempSync(join(tmpdir(), 'diffgauge-path-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(folder, 'bwrap'), { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const refusal = (options = {}) =>
  openTestRunner({ warm: 0, ...options }).then(
    () => undefined,
    (error: unknown) => error,
  );

test('names the package where bubblewrap is not installed', async () => {
  vi.stubEnv('PATH', folder);
  const error = await refusal();
  expect(error).toBeInstanceOf(InfraError);
  expect(String(error)).toMatch(/not installed.*bubblewrap/);
});

test('names the package and the reason where the machine does not let bubblewrap work', async () => {
  writeFileSync(join(folder, 'bwrap'), '#!/bin/sh\n[ "$1" = --version ] && exit 0\necho "bwrap: Creating new namespace failed" >&2\nexit 1\n');
  chmodSync(join(folder, 'bwrap'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  const error = await refusal();
  expect(error).toBeInstanceOf(InfraError);
  expect(String(error)).toMatch(/"bubblewrap" is installed.*Creating new namespace failed/);
});

test('runs nothing without a sandbox unless the code is trusted', async () => {
  expect(await refusal({ sandbox: 'none' })).toBeInstanceOf(UsageError);
});
