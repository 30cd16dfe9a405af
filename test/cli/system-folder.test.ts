import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { patch } from '../suite/tiny-suite.ts';
import { environment, writeLiveFolder } from './live-folder.ts';

const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');
const folder = await writeLiveFolder('http://127.0.0.1:9/v1');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'answers.jsonl'), JSON.stringify({ task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: 'p', trial: 0, response: patch }));
const sandboxed = await openTestRunner({ suite: join(folder, 'suite'), warm: 0 }).then(
  (runner) => runner.close().then(() => true),
  () => false,
);

/** Where the kernel says of a folder that is there that it is not, when another one is to be made in it. */
const place = '/proc/no/such';
const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ['score', place, ['score', 'answers.jsonl', '--suite', 'suite', '--out', place]],
  ['run', place, ['run', '--model', 'oracle', '--out', place]],
  ['run, for recorded answers', place, ['run', '--cache', place, '--out', 'unanswered']],
  ['batch export', place, ['batch', 'export', '--out', place]],
  [
    'suite new',
    `${place}/alpha`,
    ['suite', 'new', `${place}/alpha/round`, '--from', 'suite/alpha/files', '--noop', '--instruction', 'Wait.', '--kind', 'bug-fix'],
  ],
  ...(sandboxed
    ? [['score, for outcomes', place, ['score', 'answers.jsonl', '--suite', 'suite', '--out', 'judged', '--grade', '--outcomes', place]] as const]
    : []),
];

test.skipIf(!existsSync('/proc/self')).each(rows)(
  '%s ends with one sentence where the system makes no folders',
  (_, path, args) => {
    const { status, stderr } = spawnSync(process.execPath, [binary, ...args], {
      cwd: folder,
      env: { ...process.env, ...environment, npm_command: 'exec' },
      encoding: 'utf8',
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    expect({ status, last: stderr.trimEnd().split('\n').at(-1) }).toEqual({
      status: 2,
      last: expect.stringMatching(new RegExp(`^diffgauge: the folder ${path}\\S* cannot be made: the system makes no folders there`)),
    });
  },
  30_000,
);
