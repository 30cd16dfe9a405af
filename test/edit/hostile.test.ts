import { describe, expect, it } from 'vitest';
import { boundedEdits, linearEdits } from '../../bench/hostile/edits.ts';
import { startCounting } from '../../bench/hostile/operations.ts';

const count = startCounting((url) => /\/(?:formats|src)\/[\w/-]+\.ts$/.test(url));
const { placeAll } = await import('../../bench/hostile/placing.ts');
const { aider, lenient, strict } = await import('../../src/edit/profiles.ts');

const SIZE = 4096;

describe.each([strict, lenient].map((profile) => [profile.name, profile] as const))('%s', (_, profile) => {
  it.each(linearEdits.map((edits) => [edits.name, edits] as const))('places %s in twice the operations when there is twice as much', (_name, { make }) => {
    const [once, twice] = [make(SIZE, 1), make(SIZE, 2)];
    const ratio = count(() => placeAll(twice, profile)) / count(() => placeAll(once, profile));
    expect(1 / ratio).toBeGreaterThan(1 / 2.05);
  });
});

it.each(boundedEdits.slice(0, 3).map((edits) => [edits.name, edits] as const))('refuses %s as too large', (_, { make }) => {
  expect(placeAll(make(8192, 4), strict)).toBe('too_large');
});

it('refuses a hunk that another reader would put in everywhere', () => {
  const lines = [{ op: 'keep', text: 'a' } as const, ...Array.from({ length: 4096 }, () => ({ op: 'insert', text: 'b' }) as const)];
  const proposals = [{ kind: 'hunk', path: 'a.ts', lines, scopes: [], atEnd: false, span: { from: 0, to: 1 } } as const];
  const profile = { ...aider, peer: { hunks: { tiers: ['L0'], ambiguity: 'all' } } } as const;
  expect(placeAll({ files: new Map([['a.ts', 'a\n'.repeat(4096)]]), proposals, coordinates: 'original' }, profile)).toBe('too_large');
});
