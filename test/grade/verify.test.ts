import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, minimise } from '../../src/grade/minimise.ts';
import type { AtomVerdict, ProbeOutcome } from '../../src/grade/verification.ts';
import { verify } from '../../src/grade/verify.ts';
import { createScorer } from '../../src/score/score.ts';
import type { Files } from '../../src/types.ts';
import type { Tree } from '../score/repo-cases.ts';
import { nameCases } from './name-cases.ts';
import { partCases } from './part-cases.ts';
import { rewrittenCases } from './rewritten-cases.ts';
import type { VerifyCase } from './verify-case.ts';
import { verifyCases } from './verify-cases.ts';

const seed = 20_261_126;
const merge = (before: Tree, changes: Tree): Map<string, string> =>
  new Map(Object.entries({ ...before, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null));

const print = (verdict: AtomVerdict | undefined): string => {
  if (verdict === undefined) return '-';
  if (verdict.label !== 'removable') return verdict.label;
  return verdict.orders === 'every' ? 'removable by every order' : 'removable by some orders';
};

/** What is found out of a row's edit, and which trees were asked about. */
const tryOut = async (row: VerifyCase, budget = row.budget) => {
  const files = merge(row.before, {});
  const changes = new Map(Object.entries(row.edited));
  const solutions = [merge(row.before, row.wanted)];
  const task = { files, references: solutions, noop: false, ...(row.scope && { scope: row.scope }) };
  const linked = createScorer(task).link(changes);
  const asked: string[] = [];
  const probe = async (tree: Files): Promise<ProbeOutcome> => {
    asked.push(JSON.stringify([...tree]));
    const answer = row.holds([...tree.values()].join(''));
    return typeof answer === 'string' ? answer : answer ? 'holds' : 'breaks';
  };
  const reach = (texts: ReadonlyMap<string, string | null>) => (path: string, from: number, to: number) =>
    row.reaches === undefined || row.reaches((texts.get(path) ?? '').slice(from, to));
  const reaches = { base: reach(files), edited: reach(changes) };
  const found = await verify({ files, changes, solutions, linked, checksTypes: 'checksTypes' in row, probe, reaches, ...(budget !== undefined && { budget }) });
  const parts = found.parts.map(({ part: { path, from, to }, label }) => `${path} "${changes.get(path)?.slice(from, to).replace(/\s+/g, ' ')}": ${label}`);
  return { found, asked, parts, atoms: linked.score.atoms };
};

describe('which atoms of an edit are needed', () => {
  it.each([...verifyCases, ...rewrittenCases, ...nameCases, ...partCases])('$name', async (row) => {
    const { found, asked, parts, atoms } = await tryOut(row);
    const lines = atoms.map(({ path, class: kind, label }, number) => `${path} ${kind} ${label}: ${print(found.verdicts[number])}`);
    expect(lines.filter((line) => !line.includes(' wanted: '))).toEqual(row.verdicts);
    expect(parts).toEqual('parts' in row ? row.parts : []);
    for (const { part } of found.parts) expect(part.leaves).toBeGreaterThan(0);
    expect([found.irrelevant, found.irrelevantUpper]).toEqual(row.bounds);
    expect(found.stopped).toBe(row.stopped);
    expect(found.probes).toBe(asked.length);
    expect(new Set(asked).size).toBe(asked.length);
    if (row.probes !== undefined) expect(found.probes).toBe(row.probes);
  });

  it('a smaller budget excuses no more of what is off-site', async () => {
    let cutShort = 0;
    for (const row of [...verifyCases, ...rewrittenCases, ...nameCases, ...partCases]) {
      const { found: whole, atoms } = await tryOut(row, 100);
      const offSite = atoms.flatMap(({ label }, number) => (label === 'off-site' ? [number] : []));
      const excused = (verdicts: typeof whole.verdicts) => offSite.filter((number) => /required|unverifiable|some orders/.test(print(verdicts[number])));
      for (let budget = 1; budget < whole.probes; budget++, cutShort++) {
        const { found } = await tryOut(row, budget);
        for (const number of excused(found.verdicts))
          expect([row.name, budget, excused(whole.verdicts)]).toEqual([row.name, budget, expect.arrayContaining([number])]);
      }
    }
    expect(cutShort).toBeGreaterThan(30);
  });
});

describe(`a smallest subset that holds, seed ${seed}`, () => {
  const items = [...'abcdefgh'];

  it('holds, and breaks without any one of its items', async () => {
    const property = fc.asyncProperty(
      fc.uniqueArray(fc.subarray(items, { minLength: 1 }), { minLength: 1, maxLength: 4, selector: String }),
      async (needed) => {
        const ask = async (kept: readonly string[]): Promise<Answer> => (needed.some((set) => set.every((item) => kept.includes(item))) ? 'holds' : 'breaks');
        const { kept, minimal } = await minimise(items, ask);
        expect(minimal).toBe(true);
        expect(await ask(kept)).toBe('holds');
        for (const item of kept) expect(await ask(kept.filter((other) => other !== item))).toBe('breaks');
      },
    );
    await fc.assert(property, { seed, numRuns: 500 });
  });

  it('holds where answers are whatever they are, and where asking is stopped', async () => {
    const property = fc.asyncProperty(fc.integer(), fc.nat(40), async (chance, most) => {
      const answers = new Map([[items.join(''), 'holds' as Answer]]);
      let asked = 0;
      const ask = async (kept: readonly string[]): Promise<Answer> => {
        const key = kept.join('');
        if (asked++ >= most) return 'stopped';
        const answer =
          answers.get(key) ?? (['holds', 'breaks', 'unknown'] as const)[Math.abs(Math.imul(chance, key.length * 31 + key.charCodeAt(0))) % 3] ?? 'unknown';
        answers.set(key, answer);
        return answer;
      };
      const { kept, minimal } = await minimise(items, ask);
      expect(answers.get(kept.join(''))).toBe('holds');
      if (minimal) for (const item of kept) expect(answers.get(kept.filter((other) => other !== item).join(''))).toMatch(/breaks|unknown/);
      expect(minimal || asked > most).toBe(true);
    });
    await fc.assert(property, { seed, numRuns: 500 });
  });
});
