import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoreSamples } from '../../src/batch/score-file.ts';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const samplesFile = join(root, 'samples.jsonl');
const suiteDir = await writeTinySuite(join(root, 'suite'));
const outFiles = ['results.jsonl', 'bad-lines.jsonl'] as const;
const readOut = (out: string) => Promise.all(outFiles.map((name) => readFile(join(out, name), 'utf8')));

/** Enough chunks that a process can be stopped in the middle: 40 of 256 KiB. */
const writeSamples = async (): Promise<void> => {
  const prose = 'I looked at the file. '.repeat(400);
  const lines = Array.from({ length: 1200 }, (_, trial) =>
    trial % 9 === 4 ? `bad ${trial}` : JSON.stringify({ task: 'fix', format: 'git-diff', model: 'm', prompt: 'p', trial, response: `${prose}\n${patch}` }),
  );
  await writeFile(samplesFile, lines.join('\n'));
};

let expected: readonly string[];
beforeAll(async () => {
  await writeSamples();
  await scoreSamples({ samplesFile, suiteDir, out: join(root, 'whole') });
  expected = await readOut(join(root, 'whole'));
});

const start = (out: string, ...signal: readonly NodeJS.Signals[]): { readonly child: ChildProcess; readonly stderr: () => string } => {
  const program = join(import.meta.dirname, 'score-process.ts');
  const child = spawn(process.execPath, [program, samplesFile, suiteDir, out, '1', ...signal], { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stderr?.on('data', (data) => {
    text += data;
  });
  return { child, stderr: () => text };
};

const stopAndGoOn = async (out: string, signal: NodeJS.Signals): Promise<string> => {
  const { child, stderr } = start(out, signal);
  const [code, by] = await once(child, 'close');
  expect(signal === 'SIGKILL' ? by : code).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 130);
  const [partial] = await readOut(out);
  expect(partial?.length).toBeGreaterThan(0);
  expect(partial?.length).toBeLessThan(expected[0]?.length ?? 0);
  const again = start(out);
  const [codeAgain] = await once(again.child, 'close');
  expect([codeAgain, again.stderr()]).toEqual([2, expect.stringContaining(`133 lines hold no sample`)]);
  expect(await readOut(out)).toEqual(expected);
  return stderr();
};

test('leaves the same files as an undisturbed run when it was killed and started again', async () => {
  await stopAndGoOn(join(root, 'killed'), 'SIGKILL');
});

test('stops on SIGINT, says the command that resumes, and resumes to the same files', async () => {
  const out = join(root, "it's interrupted");
  const stderr = await stopAndGoOn(out, 'SIGINT');
  expect(stderr).toContain(`diffgauge score ${samplesFile} --out '${root}/it'\\''s interrupted' --suite ${suiteDir} --workers 1\n`);
});

test('lists twenty bad lines and says where the others are', async () => {
  const { child, stderr } = start(join(root, 'whole'));
  await once(child, 'close');
  const listed = stderr()
    .split('\n')
    .filter((line) => line.startsWith(`${samplesFile}:`));
  expect(listed).toHaveLength(20);
  expect(listed[0]).toContain(`${samplesFile}:5: not JSON`);
  expect(stderr()).toContain(`and 113 more, listed in ${join(root, 'whole', 'bad-lines.jsonl')}`);
});
