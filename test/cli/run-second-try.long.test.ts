import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { startApiServer } from '../collect/api-server.ts';
import { callEdit, environment, readLines, readResults, writeBlock, writeLiveFolder } from './live-folder.ts';
import { runCli } from './start-cli.ts';

type Body = Readonly<Record<string, unknown>>;
const listTurns = ({ messages, input }: Body): readonly Body[] => [messages ?? input].flat() as Body[];

/** A model that gets each edit wrong at first, in the format that it is asked for: as a call where tools are offered. */
const server = await startApiServer({
  answer: (_, body) => {
    const find = listTurns(body).length > 2 ? 'const one = 1;' : 'const one = 7;';
    return body.tools === undefined ? { text: writeBlock(find), toolCalls: [] } : { text: '', toolCalls: [callEdit(find)] };
  },
});
const folders: string[] = [];
afterAll(async () => {
  await server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const startRun = async (config: Body, model: Body, ...options: readonly string[]) => {
  const folder = await writeLiveFolder(server.url, config, model);
  folders.push(folder);
  const before = server.log.length;
  const ended = await runCli(folder, ['run', '--out', 'run', '--workers', '1', ...options], environment);
  return { folder, ended, asked: server.log.slice(before) };
};

test.each([
  ['chat', 'search-replace'],
  ['chat', 'edit-tool'],
  ['responses', 'edit-tool'],
] as const)('a rejected edit goes back by the API "%s" in %s, and the next one counts', async (api, format) => {
  const { folder, ended, asked } = await startRun({ tries: 3, formats: [format], tasks: ['alpha/fix'] }, { api });
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('What became of edits that went back to the model') });
  const [result] = readResults(folder, 'run');
  expect(result).toMatchObject({ stage: 'clean', attempts: [{ code: 'not_found' }] });
  const [sample] = readLines(folder, 'run/samples.jsonl').map((line) => JSON.parse(line));
  expect(sample.usage.input).toBe(2000);
  expect(sample.cost).toBeCloseTo((2000 + 2 * sample.usage.output) / 1e6, 12);
  expect(JSON.stringify(sample.attempts[0].response)).toContain('const one = 7');
  const [first, second] = asked.map(({ body }) => listTurns(body));
  expect(asked).toHaveLength(2);
  expect(second?.slice(0, first?.length)).toEqual(first);
  expect(JSON.stringify(second?.at(-1))).toContain('the anchor does not occur in a.ts');
});

test('requests fail on purpose in the share that was asked for, none of them reaches the provider, and all is said', async () => {
  const { folder, ended, asked } = await startRun({ trials: 5 }, {}, '--chaos', '0.4', '--attempts', '20');
  expect(ended.code).toBe(0);
  expect(asked).toHaveLength(10);
  const injected = readResults(folder, 'run').flatMap((result) => result.injected ?? []);
  expect(injected.length).toBeGreaterThan(0);
  expect(new Set(injected.map(({ kind }) => kind))).toEqual(new Set(['provider']));
  expect(ended.stdout).toContain(`Injected on purpose: ${injected.length} failures of a provider in`);
});

test('a sample that each request fails for says that this was on purpose', async () => {
  const { ended, asked } = await startRun({ tasks: ['alpha/fix'] }, {}, '--chaos', '1', '--attempts', '1');
  expect(asked).toEqual([]);
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain('injected on purpose');
});

test('a tool that fails on purpose is called again', async () => {
  const { folder, ended } = await startRun({ tries: 3, formats: ['edit-tool'], tasks: ['alpha/fix'] }, {}, '--chaos-tools', '1');
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('1 failure of a tool in 1 sample') });
  expect(readResults(folder, 'run')[0]).toMatchObject({
    stage: 'clean',
    attempts: [{ code: 'not_found' }, { code: 'tool_failed', injected: true }],
    injected: [{ kind: 'tool', name: 'tool_failed' }],
  });
});
