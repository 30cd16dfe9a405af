import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-batch-'));
afterAll(() => rm(root, { recursive: true }));
await writeTinySuite(join(root, 'suite'));
const binary = join(import.meta.dirname, '..', '..', 'bin', 'diffgauge.mjs');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [binary, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, npm_command: 'exec' } });
const readLines = async (name: string) =>
  (await readFile(join(root, name), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const writeLines = (name: string, lines: readonly object[]) => writeFile(join(root, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

test('a run goes by way of the Batch API: export, what comes back in parts, what is left again, judged', async () => {
  const made = run(
    'batch',
    'export',
    '--suite',
    'suite',
    '--task',
    'alpha/*',
    '--model',
    'openai:gpt-x',
    '--api',
    'responses',
    '--format',
    'git-diff',
    '--prompt',
    'xml',
    '--prompt',
    'markdown',
    '--trials',
    '2',
    '--price',
    '1,2',
    '--parameter',
    'temperature=0',
    '--out',
    'requests',
  );
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toMatch(
    /^8 requests in 1 file for 1 model: requests\n {2}requests-0001\.jsonl {2}8 requests, \d+ bytes, openai:gpt-x, endpoint \/v1\/responses\n/,
  );
  expect(made.stdout).toContain('npx diffgauge batch import requests FILES... --out samples.jsonl');

  const [first, ...others] = await readLines('requests/requests-0001.jsonl');
  const answer = ({ custom_id }: { custom_id: string }) => ({
    custom_id,
    response: {
      status_code: 200,
      body: { output: [{ type: 'message', content: [{ type: 'output_text', text: patch }] }], usage: { input_tokens: 1e6, output_tokens: 1e6 } },
    },
  });
  await writeLines('output.jsonl', [answer(others[0]), answer(others[1])]);
  await writeLines('errors.jsonl', [{ custom_id: first.custom_id, response: null, error: { code: 'batch_expired', message: 'late' } }]);
  const part = run('batch', 'import', 'requests', 'errors.jsonl', 'output.jsonl', '--out', 'samples.jsonl', '--missing', 'again');
  expect(part).toMatchObject({ status: 0, stderr: '' });
  expect(part.stdout).toBe(
    [
      '8 requests: 2 answered, 1 failed (timed_out 1), 5 without a reply',
      '6 requests may be sent again; written into again, in 1 file',
      'Judge them: npx diffgauge score samples.jsonl --out RUN',
      '',
    ].join('\n'),
  );

  await writeLines('output-2.jsonl', (await readLines('again/requests-0001.jsonl')).map(answer));
  const all = run('batch', 'import', 'requests', 'errors.jsonl', 'output.jsonl', 'output-2.jsonl', '--out', 'samples.jsonl', '--json');
  expect(JSON.parse(all.stdout)).toEqual({ requests: 8, answered: 8, failed: {}, repeated: 1, foreign: 0, badLines: 0, bad: [], missing: 0, shards: [] });
  const judged = run('score', 'samples.jsonl', '--suite', 'suite', '--out', 'run', '--workers', '1', '--json');
  expect(JSON.parse(judged.stdout).overall.counts).toMatchObject({ samples: 8, responded: 8 });
  const frontier = JSON.parse(run('report', 'run', '--frontier', '--json').stdout);
  expect(frontier.choices).toMatchObject([
    { prompt: 'markdown', cost: 3, latency: null },
    { prompt: 'xml', cost: 3 },
  ]);
});

test('a line that is no reply is named, and ends the command with 2', async () => {
  run('batch', 'export', '--suite', 'suite', '--task', 'alpha/fix', '--model', 'openai:gpt-x', '--format', 'udiff', '--out', 'small');
  await writeFile(join(root, 'half.jsonl'), '{"custom_id":"dg-');
  const { status, stdout, stderr } = run('batch', 'import', 'small', 'half.jsonl', '--out', 'half-samples.jsonl');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^half\.jsonl:1: not JSON: /);
  expect(stdout).toContain('1 request: 0 answered, 0 failed, 1 without a reply\nNot a reply: 1 line, listed below\n');
});

test('a config names models, prompts and formats; no key is needed, and second tries are none', async () => {
  const config = { suite: 'suite', models: [{ name: 'ours', model: 'gpt-x' }], formats: ['udiff'], tasks: ['alpha/fix'], trials: 3, tries: 2 };
  await writeFile(join(root, 'batch.config.json'), JSON.stringify(config));
  const { status, stdout } = run('batch', 'export', '--config', 'batch.config.json', '--out', 'configured', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ requests: 3, models: [{ name: 'ours', model: 'gpt-x', api: 'chat' }], prompts: [{ name: 'markdown' }] });
});
