import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startApiServer } from '../collect/api-server.ts';
import { environment, key, listFiles, readLines, writeBlock, writeLiveFolder } from './live-folder.ts';
import { runCli } from './start-cli.ts';

/** How much longer each answer takes than the one before it, in milliseconds: far more than reading a recorded answer takes. */
const slowerBy = 100;
const server = await startApiServer({ answer: () => ({ text: writeBlock(), toolCalls: [] }), latencyMs: (number) => number * slowerBy });
const folder = await writeLiveFolder(server.url, { cache: 'recorded', trials: 3 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const withoutKey = { OURS_KEY: '' };
const replay = (out: string, ...more: readonly string[]) => runCli(folder, ['run', '--require-cache', '--out', out, '--workers', '1', ...more], withoutKey);

test('records answers, and replays them without a key and without a server, to the letter', { timeout: 90_000 }, async () => {
  const recorded = await runCli(folder, ['run', '--out', 'first', '--workers', '1'], environment);
  expect(recorded).toMatchObject({ code: 0, stderr: expect.stringContaining('6 samples = 2 tasks x 1 format x 1 model x 3 trials') });
  expect(server.log).toHaveLength(6);
  await server.close();

  expect((await replay('second')).code).toBe(0);
  expect((await replay('third')).code).toBe(0);
  const [first = [], second = [], third] = ['first', 'second', 'third'].map((run) => readLines(folder, `${run}/samples.jsonl`));
  expect(Math.max(...first.map((line) => JSON.parse(line).latencyMs))).toBeGreaterThan(4 * slowerBy);
  expect(second.toSorted()).toEqual(first.toSorted());
  expect(third).toEqual(second);
  expect(readLines(folder, 'third/results.jsonl')).toEqual(readLines(folder, 'second/results.jsonl'));
});

test('no file that is written holds the key', () => {
  const files = listFiles(folder);
  expect(files.filter((file) => file.includes('/recorded/'))).toHaveLength(6);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(key))).toEqual([]);
});

test('ends with 3 and one sentence where a sample was not recorded', async () => {
  const { code, stderr, stdout } = await replay('missing', '--trials', '4');
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr.trimEnd().split('\n').at(-1)).toBe(
    'diffgauge: recorded holds no recorded answer of ours to alpha/again in search-replace with prompt ours, trial 3; run the same command without --require-cache where the key is (OURS_KEY), and commit the folder',
  );
});

test('leaves nothing behind where a sample was not recorded, so that other options may follow', async () => {
  expect((await replay('other', '--trials', '4')).code).toBe(3);
  expect(existsSync(join(folder, 'other'))).toBe(false);
  expect((await replay('other')).code).toBe(0);
  expect((await replay('other', '--trials', '4')).stderr).toContain('holds samples made with other options (trials differ)');
  expect(readLines(folder, 'other/samples.jsonl')).toHaveLength(6);
});

test('ends with 2 where the folder of recorded answers is not there, and writes nothing', async () => {
  const { code, stderr } = await replay('absent', '--cache', 'no-such');
  expect([code, stderr]).toEqual([2, expect.stringContaining('there is no folder no-such: --require-cache expects the recorded answers there')]);
  expect(existsSync(join(folder, 'absent'))).toBe(false);
});

test('an estimate of what is all recorded has no cost, whatever the price', async () => {
  const { stdout } = await runCli(folder, ['run', '--out', 'dry', '--dry-run'], withoutKey);
  expect(stdout).toMatch(/^ours: 0 requests \(6 more are recorded\), about 0 tokens sent and 0 answered, no cost\n/);
});

test('an estimate counts only what is not recorded, and needs no key', async () => {
  const { code, stdout } = await runCli(folder, ['run', '--out', 'dry', '--trials', '4', '--tries', '3', '--dry-run'], withoutKey);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^ours: 2 requests \(6 more are recorded\), about [\s\S]*up to 2 times: that comes on top, too\.\n$/),
  });
});

test('ends with 2 where answers are required and no folder is named', async () => {
  expect(await replay('none', '--no-cache')).toMatchObject({ code: 2, stderr: expect.stringContaining('--require-cache needs a folder of recorded answers') });
});

test('ends with 3 where a recorded answer is damaged, and names the file', async () => {
  const [file = ''] = listFiles(join(folder, 'recorded'));
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace('const one = 2', 'const one = 3'));
  const { code, stderr } = await replay('damaged');
  writeFileSync(file, whole);
  expect(code).toBe(3);
  expect(stderr).toContain(`${file.slice(folder.length + 1)} is damaged`);
});

test('a run does not go on with a prompt that was edited, nor with other tries', async () => {
  const prompt = join(folder, 'prompts/ours.md');
  const text = readFileSync(prompt, 'utf8');
  writeFileSync(prompt, text.replace('You edit code.', 'You edit code well.'));
  expect(await replay('third')).toMatchObject({ code: 2, stderr: expect.stringContaining('made with other options (prompts differ)') });
  writeFileSync(prompt, text);
  expect(await replay('third', '--tries', '2')).toMatchObject({ code: 2, stderr: expect.stringContaining('made with other options (tries differ)') });
});
