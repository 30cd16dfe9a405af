import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Chunk, type ChunkOptions, readChunks, splitLines } from '../../src/batch/chunks.ts';

const dir = await mkdtemp(join(tmpdir(), 'diffgauge-'));
afterAll(() => rm(dir, { recursive: true }));

interface Read {
  readonly lines: readonly (readonly [number, string | null])[];
  readonly ends: readonly number[];
}

const read = async (content: string | Buffer, options: ChunkOptions): Promise<Read> => {
  const path = join(dir, 'input');
  await writeFile(path, content);
  await using file = await open(path);
  const lines: (readonly [number, string | null])[] = [];
  const ends: number[] = [];
  const chunks: Chunk[] = [];
  for await (const chunk of readChunks(file, options)) chunks.push(chunk);
  for (const chunk of chunks) {
    ends.push(chunk.end);
    if (chunk.tooLong) lines.push([chunk.firstLine, null]);
    const own = [...splitLines(chunk)].map(({ line, bytes }) => [line, Buffer.from(bytes).toString()] as const);
    expect(chunk.lines).toBe(chunk.tooLong ? 1 : own.length);
    lines.push(...own);
  }
  return { lines, ends };
};

const text = fc.array(fc.constantFrom('a', 'bc', 'é', '😀', '\r', '\n', 'x'.repeat(9), 'x'.repeat(12)), { maxLength: 40 }).map((parts) => parts.join(''));

/** The plain reading: split at line feeds, a final line feed ends the last line. */
const expectLines = (content: string, maxLine: number, skipLines: number): Read['lines'] => {
  const lines = content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, i) => [i + 1, Buffer.byteLength(line) > maxLine ? null : line] as const).slice(skipLines);
};

test('yields every line once with its number, whatever the block size, the limit and the lines to skip', async () => {
  const options = fc.record({
    chunkSize: fc.integer({ min: 1, max: 12 }),
    maxLine: fc.integer({ min: 12, max: 16 }),
    skipLines: fc.integer({ min: 0, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(text, options, async (content, limits) => {
      const { lines, ends } = await read(content, limits);
      expect(lines).toEqual(expectLines(content, limits.maxLine, limits.skipLines));
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      if (lines.length > 0) expect(ends.at(-1)).toBe(Buffer.byteLength(content));
    }),
    { seed: 20261123, numRuns: 1000 },
  );
});

test('keeps multi-byte characters whole where a block ends inside one', async () => {
  const { lines } = await read('"é😀"\n"ß"', { chunkSize: 3 });
  expect(lines).toEqual([
    [1, '"é😀"'],
    [2, '"ß"'],
  ]);
});

test('does not hold a line over the limit', async () => {
  const content = Buffer.alloc(200 * 1024 * 1024, 'x');
  const before = process.memoryUsage().rss;
  const { lines } = await read(content, { maxLine: 1024 * 1024 });
  expect(lines).toEqual([[1, null]]);
  expect(process.memoryUsage().rss - before).toBeLessThan(content.length / 2);
});
