import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type ScoreOutcome, type ScoreRequest, scoreSamples } from '../../src/batch/score-file.ts';
import { UsageError } from '../../src/errors.ts';
import { patch, writeTinySuite } from '../suite/tiny-suite.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));
const makeDir = () => mkdtemp(join(root, 'dir-'));
const suiteDir = await writeTinySuite(await makeDir());

const sample = (fields: object = {}): string =>
  JSON.stringify({ task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: 'p', trial: 0, response: `Voilà 😀\n${patch}`, ...fields });

/** Good, bad and blank lines in turn. */
const mixed = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    if (i % 7 === 3) return `{"task":"line ${i}"}`;
    if (i % 11 === 5) return '';
    return i % 2 ? sample({ trial: i }) : sample({ trial: i, task: 'beta/done', response: 'nothing to do' });
  });

interface Run extends ScoreOutcome {
  readonly results: number;
  readonly lines: readonly string[];
  readonly entries: readonly Record<string, unknown>[];
  readonly bad: readonly { readonly line: number; readonly reason: string }[];
}

const readLines = async (file: string) => (await readFile(file, 'utf8')).split('\n').slice(0, -1);

const runOn = async (content: string, request: Partial<ScoreRequest> = {}): Promise<Run> => {
  const samplesFile = join(await makeDir(), 'samples.jsonl');
  await writeFile(samplesFile, content);
  return run({ samplesFile, out: await makeDir(), ...request });
};

const run = async (request: Pick<ScoreRequest, 'samplesFile' | 'out'> & Partial<ScoreRequest>): Promise<Run> => {
  const outcome = await scoreSamples({ suiteDir, workers: 1, ...request });
  const lines = await readLines(join(request.out, 'results.jsonl'));
  const bad = await readLines(join(request.out, 'bad-lines.jsonl'));
  return { ...outcome, lines, entries: lines.map((line) => JSON.parse(line)), bad: bad.map((line) => JSON.parse(line)) };
};

test('refuses blank lines alone, and throws nothing away for them', async () => {
  const out = await makeDir();
  await runOn(sample(), { out });
  for (const restart of [false, true]) {
    await expect(runOn('\n \r\n', { out, restart })).rejects.toThrow('holds no sample');
    expect(await readLines(join(out, 'results.jsonl'))).toHaveLength(1);
  }
});

test('judges each sample, whatever stands on the other lines', async () => {
  const { results, badLines, entries, bad } = await runOn(
    [`\uFEFF${sample()}`, '', 'oops', ' \r', `${sample({ task: 'fix', trial: 1 })}\r`, '{}', sample({ trial: 2, response: 'no edit' })].join('\n'),
  );
  expect(entries.map(({ line, task, trial, stage, correctBy }) => [line, task, trial, stage, correctBy])).toEqual([
    [1, 'alpha/fix', 0, 'clean', 'exact'],
    [5, 'alpha/fix', 1, 'clean', 'exact'],
    [7, 'alpha/fix', 2, 'responded', undefined],
  ]);
  expect(bad.map(({ line }) => line)).toEqual([3, 6]);
  expect([results, badLines]).toEqual([3, 2]);
});

const repeating = [sample(), sample({ trial: 1 }), 'oops', sample({ task: 'fix', response: 'other' }), sample({ trial: 2 }), sample({ trial: 1 }), sample()];
const reasons = [/^not JSON/, /^the same sample as line 1:/, /^the same sample as line 2:/, /^the same sample as line 1:/];

test.each([30, 1e6])('counts a sample that is there twice once, and says where it stands, at chunks of %i bytes', async (chunkSize) => {
  const { results, badLines, entries, bad } = await runOn(repeating.join('\n'), { chunkSize, workers: 2 });
  expect(entries.map(({ line, trial }) => [line, trial])).toEqual([
    [1, 0],
    [2, 1],
    [5, 2],
  ]);
  expect(bad).toEqual([3, 4, 6, 7].map((line, index) => ({ line, reason: expect.stringMatching(reasons[index] as RegExp) })));
  expect([results, badLines]).toEqual([3, 4]);
});

test('knows the samples that a run judged before it was stopped', async () => {
  const samplesFile = join(await makeDir(), 'samples.jsonl');
  await writeFile(samplesFile, repeating.join('\n'));
  const whole = await run({ samplesFile, out: await makeDir() });
  for (const kept of [1, 2]) {
    const out = await makeDir();
    await run({ samplesFile, out });
    await writeFile(
      join(out, 'results.jsonl'),
      whole.lines
        .slice(0, kept)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(await run({ samplesFile, out })).toEqual({ ...whole, resumed: kept });
  }
});

test('gives the same files with several workers and any chunk size', async () => {
  const content = `${mixed(300).join('\n')}\n`;
  const { lines, bad, entries } = await runOn(content);
  expect(entries.map(({ line }) => line)).toEqual(mixed(300).flatMap((text, i) => (text.startsWith('{"task":"line') || text === '' ? [] : [i + 1])));
  for (const [workers, chunkSize] of [
    [3, 1000],
    [2, 97],
  ] as const) {
    const other = await runOn(content, { workers, chunkSize });
    expect([other.lines, other.bad]).toEqual([lines, bad]);
  }
});

test('goes on to the same files after results were cut anywhere', async () => {
  const samplesFile = join(await makeDir(), 'samples.jsonl');
  await writeFile(samplesFile, mixed(40).join('\n'));
  const out = await makeDir();
  const whole = await run({ samplesFile, out });
  const size = whole.lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: size }), fc.integer({ min: 1, max: 3000 }), async (cut, chunkSize) => {
      await truncate(join(out, 'results.jsonl'), cut);
      const again = await run({ samplesFile, out, chunkSize });
      expect([again.lines, again.bad, again.results, again.badLines]).toEqual([whole.lines, whole.bad, whole.results, whole.badLines]);
      expect(again.resumed).toBe(whole.lines.filter((_, i) => Buffer.byteLength(whole.lines.slice(0, i + 1).join('\n')) + 1 <= cut).length);
    }),
    { seed: 20261123, numRuns: 12 },
  );
});

test('stops when told to, and goes on to the same files', async () => {
  const samplesFile = join(await makeDir(), 'samples.jsonl');
  await writeFile(samplesFile, mixed(200).join('\n'));
  const whole = await run({ samplesFile, out: await makeDir() });
  const out = await makeDir();
  const stop = new AbortController();
  const first = await run({ samplesFile, out, chunkSize: 500, workers: 2, signal: stop.signal, onProgress: ({ results }) => results > 50 && stop.abort() });
  expect(first.interrupted).toBe(true);
  expect(first.lines.length).toBeGreaterThan(50);
  expect(first.lines.length).toBeLessThan(whole.lines.length);
  expect(whole.lines.slice(0, first.lines.length)).toEqual(first.lines);
  const second = await run({ samplesFile, out });
  expect([second.lines, second.bad, second.interrupted]).toEqual([whole.lines, whole.bad, false]);
});

test('fails at once when no worker can start', async () => {
  await expect(runOn(sample(), { pool: { worker: join(root, 'missing.ts') } })).rejects.toThrow('a worker cannot start');
});

test('refuses to go on with other inputs, says which, and begins anew on demand', async () => {
  const samplesFile = join(await makeDir(), 'samples.jsonl');
  await writeFile(samplesFile, sample());
  const out = await makeDir();
  const first = await run({ samplesFile, out });
  const otherSuite = await writeTinySuite(await makeDir(), { 'README.md': 'Other.' });
  const otherSamples = join(await makeDir(), 'other.jsonl');
  await writeFile(otherSamples, sample({ trial: 1 }));
  for (const [change, message] of [
    [{ profile: 'lenient' }, 'the profile was strict and is lenient'],
    [{ suiteDir: otherSuite }, 'the suite was'],
    [{ samplesFile: otherSamples }, 'the samples file was'],
  ] as const) {
    await expect(run({ samplesFile, out, ...change })).rejects.toThrow(message);
    await expect(run({ samplesFile, out, ...change })).rejects.toThrow('--restart');
    expect(await readLines(join(out, 'results.jsonl'))).toEqual(first.lines);
  }
  expect((await run({ samplesFile: otherSamples, out, profile: 'lenient', restart: true })).entries).toMatchObject([{ trial: 1, profile: 'lenient' }]);
});

test.each([
  ['strict', ['parsed', 'clean']],
  ['lenient', ['parsed', 'clean']],
  ['git', ['parsed', 'parsed']],
  ['aider', ['clean', 'clean']],
])('judges as the profile %s reads', async (profile, stages) => {
  const blocks = ['const one = 1;\n=======\nconst one = 2;', 'never seen\n=======\nanything'].map((both) => `<<<<<<< SEARCH\n${both}\n>>>>>>> REPLACE\n`);
  const leftOut = sample({ format: 'search-replace', response: `a.ts\n\`\`\`\n${blocks.join('')}\`\`\`\n` });
  const withoutContext = sample({ trial: 1, response: '--- a/a.ts\n+++ b/a.ts\n@@ -2,1 +2,1 @@\n-const one = 1;\n+const one = 2;\n' });
  const { entries } = await runOn(`${leftOut}\n${withoutContext}`, { profile });
  expect(entries.map((entry) => [entry.profile, entry.stage])).toEqual(stages.map((stage) => [profile, stage]));
});

test('judges only what is new when the samples file has grown', async () => {
  const samplesFile = join(await makeDir(), 'samples.jsonl');
  const out = await makeDir();
  await writeFile(samplesFile, `${sample()}\n${sample({ trial: 1 }).slice(0, -9)}`);
  expect(await run({ samplesFile, out })).toMatchObject({ results: 1, badLines: 1 });
  await appendFile(samplesFile, `${sample({ trial: 1 }).slice(-9)}\n${sample({ trial: 2 })}\n`);
  expect(await run({ samplesFile, out })).toMatchObject({ results: 3, badLines: 0, resumed: 1, entries: [{ trial: 0 }, { trial: 1 }, { trial: 2 }] });
});

test.each<[string, Partial<ScoreRequest>]>([
  ['a missing samples file', { samplesFile: join(root, 'missing.jsonl') }],
  ['a folder for a samples file', { samplesFile: root }],
  ['a missing suite', { suiteDir: join(root, 'missing') }],
  ['an unknown profile', { profile: 'generous' }],
])('refuses %s', async (_, request) => {
  await expect(runOn(sample(), request)).rejects.toBeInstanceOf(UsageError);
});

test('records what the run was made from', async () => {
  const out = await makeDir();
  await runOn(sample(), { out });
  const facts = JSON.parse(await readFile(join(out, 'run.json'), 'utf8'));
  expect(facts).toMatchObject({
    node: process.version,
    profile: 'strict',
    suite: { dir: suiteDir, hash: expect.stringMatching(/^[0-9a-f]{64}$/), tested: 1 },
    samples: { size: Buffer.byteLength(sample()) },
  });
});
