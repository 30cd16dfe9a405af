import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { JudgedChunk } from '../../src/batch/judge-chunk.ts';
import { ResultLog } from '../../src/batch/results.ts';
import { UsageError } from '../../src/errors.ts';

const root = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(root, { recursive: true }));

/** Lines 1 to 9: those divisible by 3 are bad, 4 is blank, the others have a result. */
const judge = (from: number, to: number): JudgedChunk => {
  const lines = Array.from({ length: to - from }, (_, i) => from + i).filter((line) => line !== 4);
  const good = lines.filter((line) => line % 3 !== 0);
  return {
    results: Buffer.from(good.map((line) => `${JSON.stringify({ line, text: 'é😀' })}\n`).join('')),
    count: good.length,
    samples: new Uint32Array(),
    badLines: lines.filter((line) => line % 3 === 0).map((line) => ({ line, reason: 'bad ✗' })),
    faults: [],
  };
};

const writeFrom = async (dir: string, chunkSize: number): Promise<void> => {
  const log = await ResultLog.open(dir);
  for (let from = log.lastLine + 1; from < 10; from += chunkSize) await log.append(judge(from, Math.min(from + chunkSize, 10)));
  expect([log.results, log.badLines]).toEqual([5, 3]);
  await log.close();
};

const files = ['results.jsonl', 'bad-lines.jsonl'] as const;
const readRun = (dir: string) => Promise.all(files.map((name) => readFile(join(dir, name), 'utf8')));

/** What a run writes, byte by byte in its order, up to a moment. */
const writeUntil = async (dir: string, chunkSize: number, moment: number): Promise<void> => {
  const written = { results: Buffer.alloc(0), badLines: Buffer.alloc(0) };
  let left = moment;
  const write = (file: keyof typeof written, bytes: Uint8Array) => {
    written[file] = Buffer.concat([written[file], bytes.subarray(0, left)]);
    left -= Math.min(left, bytes.length);
  };
  for (let from = 1; from < 10; from += chunkSize) {
    const { results, badLines } = judge(from, Math.min(from + chunkSize, 10));
    write('badLines', Buffer.from(badLines.map((bad) => `${JSON.stringify(bad)}\n`).join('')));
    write('results', results);
  }
  await writeFile(join(dir, 'results.jsonl'), written.results);
  await writeFile(join(dir, 'bad-lines.jsonl'), written.badLines);
};

test('goes on to the same files, whatever moment the run was killed at', async () => {
  const whole = await mkdtemp(join(root, 'whole-'));
  await writeFrom(whole, 2);
  const expected = await readRun(whole);
  const size = Buffer.byteLength(expected.join(''));
  const chunkSize = fc.integer({ min: 1, max: 9 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: size }), chunkSize, chunkSize, async (moment, before, after) => {
      const dir = await mkdtemp(join(root, 'killed-'));
      await writeUntil(dir, before, moment);
      await writeFrom(dir, after);
      expect(await readRun(dir)).toEqual(expected);
    }),
    { seed: 20261123, numRuns: 300 },
  );
});

test.each([
  ['no JSON', 'oops\n'],
  ['no line number', '{"task":"a"}\n'],
])('refuses a file whose last line holds %s', async (_, content) => {
  const dir = await mkdtemp(join(root, 'damaged-'));
  await writeFile(join(dir, 'results.jsonl'), content);
  await expect(ResultLog.open(dir)).rejects.toThrow(UsageError);
  expect(await readFile(join(dir, 'results.jsonl'), 'utf8')).toBe(content);
});
