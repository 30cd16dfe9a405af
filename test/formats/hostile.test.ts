import { describe, expect, it } from 'vitest';
import { startCounting } from '../../bench/hostile/operations.ts';
import { hostileTexts } from '../../bench/hostile/texts.ts';

const count = startCounting((url) => /\/(?:formats|src)\/[\w/-]+\.ts$/.test(url));
const { listReaders } = await import('../../bench/hostile/readers.ts');

/** Small enough for every run of the tests; `bench/hostile.bench.ts` takes the same texts at full size. */
const SIZE = 2048;
const readers = listReaders();

describe.each(readers.map((reader) => [reader.name, reader] as const))('%s', (_, { read, takes }) => {
  it('reads hostile text twice as long in at most twice the operations', () => {
    const slow = hostileTexts.filter(takes).flatMap(({ name, make }) => {
      const [once, twice] = [make(SIZE, 1), make(SIZE, 2)];
      const ratio = count(() => read(twice)) / count(() => read(once));
      return ratio > 2.05 ? [`${name}: ${ratio}`] : [];
    });
    expect(slow).toEqual([]);
  });
});

it.each(['`', '~', ' ', '\t'])('reads an endless line of %j, which no pattern may try to remember', (mark) => {
  const text = `x\n${mark.repeat(1e7)}x`;
  for (const { read } of readers.filter(({ name }) => ['whole', 'udiff', 'auto'].includes(name))) expect(read({ text, toolCalls: [] })).not.toBe('');
});

describe('the counter', () => {
  const [{ read } = { read: () => '' }] = readers;
  const text = hostileTexts[0]?.make(SIZE, 1) ?? { text: '', toolCalls: [] };

  it('counts the same twice', () => expect(count(() => read(text))).toBe(count(() => read(text))));

  it('sees what is done twice as often, and what is done for each part with all others', () => {
    const read = (size: number) => count(() => 'a'.repeat(size).indexOf('b'));
    const readEach = (size: number) => count(() => [...'a'.repeat(size)].map((_, index, all) => all.indexOf('b', index)));
    expect(read(2000) / read(1000)).toBeCloseTo(2, 1);
    expect(readEach(2000) / readEach(1000)).toBeGreaterThan(3.9);
  });
});
