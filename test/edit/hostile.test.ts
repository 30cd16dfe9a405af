import { describe, expect, it } from 'vitest';
import { boundedEdits, linearEdits } from '../../bench/hostile/edits.ts';
import { startCounting } from '../../bench/hostile/operations.ts';

const count = startCounting((url) => /\/(?:formats|src)\/[\w/-]+\.ts$/.test(url));
const { placeAll } = await import('../../bench/hostile/placing.ts');
const { newDraft } = await import('../../src/edit/draft.ts');
const { openText } = await import('../../src/edit/file-text.ts');
const { placeFind } = await import('../../src/edit/place-find.ts');
const { placeSymbol } = await import('../../src/edit/place-symbol.ts');
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

describe('a response that took 4e8 units and places to place', () => {
  const span = { from: 0, to: 1 };
  const draft = () => newDraft('a.ts', openText('const a = 1;\n'), { coordinates: 'sequential', rules: {}, effort: { inserted: 0, searched: 4e8 } });

  it.each([
    ['text', () => placeFind({ kind: 'find', path: 'a.ts', find: 'b', replace: 'c', unit: 'text', occurrence: 'only', span }, 0, draft(), strict)],
    ['a symbol', () => placeSymbol({ kind: 'symbol', path: 'a.ts', symbol: 'b', place: 'replace', text: 'c', span }, 0, draft())],
  ])('is not searched for %s that is not there', (_, place) => {
    expect(place).toThrow(expect.objectContaining({ code: 'too_large' }));
  });
});
