import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scoreSamples } from '../../src/batch/score-file.ts';
import { exportRequests } from '../../src/collect/batch-api/export-requests.ts';
import { exportAgain, importReplies } from '../../src/collect/batch-api/import-replies.ts';
import type { LiveModel } from '../../src/collect/live-model.ts';
import { makePlan, type Plan } from '../../src/collect/plan.ts';
import { shuffle } from '../../src/collect/shuffle.ts';
import { createRandom } from '../../src/random.ts';
import { loadSuite } from '../../src/suite/load.ts';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-batch-'));
afterAll(() => rm(root, { recursive: true }));
const suiteDir = await writeTinySuite(join(root, 'suite'));
const suite = await loadSuite(suiteDir);

const model = (name: string, api: LiveModel['api']): LiveModel => ({
  ...{ name: `openai:${name}`, model: name, api, baseUrl: 'http://localhost/v1', keyFrom: 'KEY', parameters: { temperature: 0 } },
  price: { input: 1, output: 10 },
});
const plan = makePlan(suite, {
  ...{ tasks: ['alpha/fix', 'alpha/done'], formats: ['git-diff', 'edit-tool'], models: [], live: [model('talker', 'chat'), model('answerer', 'responses')] },
  ...{ trials: 2, seed: 1 },
});

let folders = 0;
const newFolder = (): string => join(root, String(++folders));
const readLines = async (file: string) =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const readRequests = async (dir: string) =>
  (await Promise.all((await readdir(dir)).filter((name) => name.startsWith('requests-')).map((name) => readLines(join(dir, name))))).flat();

/** What the API writes of a request into its output file. */
const answer = ({ custom_id, url }: { custom_id: string; url: string }) => {
  const body =
    url === '/v1/responses'
      ? { output: [{ type: 'message', content: [{ type: 'output_text', text: patch }] }], usage: { input_tokens: 1000, output_tokens: 100 } }
      : { choices: [{ message: { content: patch }, finish_reason: 'stop' }], usage: { prompt_tokens: 1000, completion_tokens: 100 } };
  return { id: `batch_req_${custom_id}`, custom_id, response: { status_code: 200, request_id: 'r', body }, error: null };
};
const fail = ({ custom_id }: { custom_id: string }, status_code: number, error: object) => ({
  id: 'b',
  custom_id,
  response: { status_code, body: { error } },
  error: null,
});
const expire = ({ custom_id }: { custom_id: string }) => ({
  custom_id,
  response: null,
  error: { code: 'batch_expired', message: 'This request could not be executed.' },
});

const write = async (lines: readonly unknown[]): Promise<string> => {
  const file = `${newFolder()}.jsonl`;
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : `${JSON.stringify(line)}\n`)).join(''));
  return file;
};

describe('an export', () => {
  test('holds a request for each sample, for its API, with all that reaches the model', async () => {
    const dir = newFolder();
    const facts = await exportRequests(plan, suite.hash, dir);
    const requests = await readRequests(dir);
    expect(requests).toHaveLength(16);
    expect(new Set(requests.map(({ custom_id }) => custom_id)).size).toBe(16);
    expect(requests.every(({ custom_id, method }) => custom_id.length < 64 && method === 'POST')).toBe(true);
    const chat = requests.filter(({ url }) => url === '/v1/chat/completions');
    expect(chat.map(({ body }) => body.model)).toEqual(new Array(8).fill('talker'));
    expect(chat[0].body).toMatchObject({ temperature: 0, messages: [{ role: 'user', content: expect.stringContaining('Do it.') }] });
    const responses = requests.filter(({ url }) => url === '/v1/responses');
    expect(responses.every(({ body }) => body.model === 'answerer' && body.input.length > 0)).toBe(true);
    expect(requests.filter(({ body }) => body.tools !== undefined)).toHaveLength(8);
    expect(facts.shards.map(({ model, requests }) => [model, requests])).toEqual([
      ['openai:talker', 8],
      ['openai:answerer', 8],
    ]);
  });

  test('is cut into shards by requests and by bytes, each of one model', async () => {
    const [byCount, byBytes] = [newFolder(), newFolder()];
    const { shards } = await exportRequests(plan, suite.hash, byCount, { requests: 3, bytes: 1e6 });
    expect(shards.map(({ requests }) => requests).sort()).toEqual([2, 2, 3, 3, 3, 3]);
    for (const { file, model, requests, bytes } of shards) {
      const text = await readFile(join(byCount, file), 'utf8');
      expect([text.split('\n').length - 1, Buffer.byteLength(text)]).toEqual([requests, bytes]);
      expect(text.match(new RegExp(`"model":"${model.slice(7)}"`, 'g'))).toHaveLength(requests);
    }
    const longest = Math.max(...(await readRequests(byCount)).map((request) => JSON.stringify(request).length + 1));
    const cut = await exportRequests(plan, suite.hash, byBytes, { requests: 100, bytes: longest });
    expect(cut.shards.every(({ bytes }) => bytes <= longest)).toBe(true);
    expect(cut.shards.length).toBeGreaterThan(2);
    expect(await readRequests(byBytes)).toHaveLength(16);
    await expect(exportRequests(plan, suite.hash, newFolder(), { requests: 100, bytes: longest - 1 })).rejects.toThrow('bytes; the Batch API takes');
  });

  test('has the same ids when it is made again', async () => {
    const [one, other] = [newFolder(), newFolder()];
    await exportRequests(plan, suite.hash, one);
    await exportRequests(plan, suite.hash, other, { requests: 1, bytes: 1e6 });
    const ids = async (dir: string) => (await readRequests(dir)).map(({ custom_id }) => custom_id).sort();
    expect(await ids(one)).toEqual(await ids(other));
  });

  test('is not made where one is, or other files are', async () => {
    const dir = newFolder();
    await exportRequests(plan, suite.hash, dir);
    await expect(exportRequests(plan, suite.hash, dir)).rejects.toThrow('holds an export already');
    await expect(exportRequests(plan, suite.hash, suiteDir)).rejects.toThrow('holds other files');
  });

  const talker = plan.live[0] as LiveModel;
  test.each<[string, Partial<Plan>]>([
    ['parameter', { live: [{ ...talker, parameters: { temperature: 1 } }] }],
    ['name of the model at its provider', { live: [{ ...talker, model: 'talker-2' }] }],
    ['API', { live: [{ ...talker, api: 'responses' }] }],
    ['prompt', { prompts: plan.prompts.map((prompt) => ({ ...prompt, write: () => [{ role: 'user', content: 'Hello' }] })) }],
    ['text of a task', { tasks: plan.tasks.map((task) => ({ ...task, instruction: 'Do another thing.' })) }],
  ])('has other ids where the %s is another one, under the same names', async (_, change) => {
    const [one, other] = [newFolder(), newFolder()];
    await exportRequests({ ...plan, live: [talker] }, suite.hash, one);
    await exportRequests({ ...plan, live: [talker], ...change }, suite.hash, other);
    const replies = await write((await readRequests(other)).map(answer));
    expect(await importReplies(one, [replies], `${newFolder()}.jsonl`)).toMatchObject({ requests: 8, answered: 0, foreign: 8 });
  });

  test('that was not finished is made anew, and nothing is left of it', async () => {
    const dir = newFolder();
    const { shards } = await exportRequests(plan, suite.hash, dir, { requests: 3, bytes: 1e6 });
    expect(shards).toHaveLength(6);
    await rm(join(dir, 'batch.json'));
    await writeFile(join(dir, 'batch.json.new'), '{');
    const again = await exportRequests(plan, suite.hash, dir);
    expect((await readdir(dir)).sort()).toEqual(['batch.json', 'ids.jsonl', ...again.shards.map(({ file }) => file)]);
    expect(await readRequests(dir)).toHaveLength(16);
    await expect(importReplies(suiteDir, [], join(root, 'none.jsonl'))).rejects.toThrow('holds no export');
  });
});

describe('an import', async () => {
  const dir = newFolder();
  await exportRequests(plan, suite.hash, dir);
  const requests = await readRequests(dir);
  const identities = (samples: readonly { task: string; format: string; model: string; prompt: string; trial: number }[]) =>
    samples.map(({ task, format, model, prompt, trial }) => [task, format, model, prompt, trial].join(' ')).sort();

  test('makes a sample of each answer, in any order, with its cost, and it can be judged', async () => {
    const shuffled = shuffle(requests.map(answer), createRandom('order'));
    const out = `${newFolder()}.jsonl`;
    const found = await importReplies(dir, [await write(shuffled.slice(9)), await write(shuffled.slice(0, 9))], out);
    expect(found).toMatchObject({ requests: 16, answered: 16, failed: {}, repeated: 0, foreign: 0, bad: [] });
    expect(found.open.size).toBe(0);
    const samples = await readLines(out);
    expect(identities(samples)).toEqual(identities(await readLines(join(dir, 'ids.jsonl'))));
    expect(samples.every(({ response, cost, usage }) => response === patch && cost === 0.002 && usage.input === 1000)).toBe(true);
    const run = newFolder();
    expect(await scoreSamples({ samplesFile: out, suiteDir, out: run, workers: 1 })).toMatchObject({ results: 16, badLines: 0 });
    const results = (await readLines(join(run, 'results.jsonl'))).filter(({ task }) => task === 'alpha/fix');
    expect(results.map(({ format, stage }) => `${format} ${stage}`).sort()).toEqual([
      ...new Array(4).fill('edit-tool responded'),
      ...new Array(4).fill('git-diff clean'),
    ]);
  });

  test('tells apart what was answered, failed, is there twice, is of another export, is no reply, and is missing', async () => {
    const [a, b, c, d, e, f] = requests;
    const files = [
      await write([
        answer(a),
        '{"custom_id":"dg-',
        '\n',
        { custom_id: 'other', response: null, error: { code: 'x' } },
        expire(b),
        fail(c, 429, { code: 'rate_limit_exceeded', message: 'slow' }),
      ]),
      await write([
        answer(b),
        fail(a, 500, { message: 'oops' }),
        fail(d, 400, { code: 'context_length_exceeded', message: 'long' }),
        answer(e),
        answer(e),
        '\n',
        { custom_id: f.custom_id },
      ]),
    ];
    const out = `${newFolder()}.jsonl`;
    const found = await importReplies(dir, files, out);
    expect(found).toMatchObject({ requests: 16, answered: 3, failed: { rate_limited: 1, too_long: 1 }, repeated: 3, foreign: 1, badLines: 2 });
    expect(found.bad.map(({ file, line }) => [files.indexOf(file), line])).toEqual([
      [0, 2],
      [1, 7],
    ]);
    const samples = await readLines(out);
    expect(samples.map(({ error }) => error?.code)).toEqual([undefined, 'rate_limited', undefined, 'too_long', undefined]);
    expect(found.open.has(c.custom_id) && found.open.has(f.custom_id)).toBe(true);
    expect([a, b, d, e].some(({ custom_id }) => found.open.has(custom_id))).toBe(false);
    expect(found.open.size).toBe(12);
  });

  test.each([
    ['a request that expired', expire, 'timed_out'],
    ['a request that the server failed', (request: (typeof requests)[0]) => fail(request, 503, { message: 'down' }), 'server_error'],
    ['a request that was refused', (request: (typeof requests)[0]) => fail(request, 400, { code: 'content_filter', message: 'no' }), 'refused'],
    ['a reply that is none', (request: (typeof requests)[0]) => ({ custom_id: request.custom_id, response: { status_code: 200, body: 'hi' } }), 'bad_reply'],
  ])('makes a failed sample of %s', async (_, reply, code) => {
    const out = `${newFolder()}.jsonl`;
    await importReplies(dir, [await write([reply(requests[0])])], out);
    expect(await readLines(out)).toMatchObject([{ response: '', error: { code } }]);
  });

  test('exports what is left again: the same requests, whose replies go with the first ones', async () => {
    const [a, b, c, ...others] = requests;
    const first = await write([answer(a), expire(b), fail(c, 400, { code: 'content_filter' })]);
    const { open } = await importReplies(dir, [first], `${newFolder()}.jsonl`);
    const again = newFolder();
    const facts = await exportAgain(dir, open, again);
    expect(facts).toMatchObject({ requests: 14 });
    expect(await readRequests(again)).toEqual([b, ...others]);
    const second = await write((await readRequests(again)).map(answer));
    const out = `${newFolder()}.jsonl`;
    expect(await importReplies(dir, [first, second], out)).toMatchObject({ answered: 15, failed: { refused: 1 }, repeated: 1, foreign: 0 });
    expect(new Set(identities(await readLines(out))).size).toBe(16);
    expect(await importReplies(again, [second], `${newFolder()}.jsonl`)).toMatchObject({ requests: 14, answered: 14 });
  });

  test('replaces what an import wrote, and nothing else', async () => {
    const replies = await write([answer(requests[0])]);
    const out = `${newFolder()}.jsonl`;
    await importReplies(dir, [replies], out);
    await importReplies(dir, [await write([answer(requests[1])]), replies], out);
    expect(await readLines(out)).toHaveLength(2);
    await expect(importReplies(dir, [replies], replies)).rejects.toThrow('holds no samples');
    expect(await readLines(replies)).toHaveLength(1);
  });

  test('says which file cannot be read', async () => {
    await expect(importReplies(dir, [join(root, 'absent.jsonl')], `${newFolder()}.jsonl`)).rejects.toThrow('absent.jsonl cannot be read');
  });
});
