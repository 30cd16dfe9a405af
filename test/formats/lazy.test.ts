import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedLines, mergeLazy } from '../../formats/shared/lazy-merge.ts';
import { findLineChanges } from '../../formats/shared/line-changes.ts';
import { splitText } from '../../formats/shared/text-lines.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { realCommits } from '../score/real-commits.ts';
import { codePairs } from './code-snapshots.ts';
import { snapshotPairs } from './snapshots.ts';

const linesOf = (text: string): string[] => splitText(text).lines.map((line) => line.text);

/**
 * The new text with gaps for stretches of lines that stayed, where `leave` says so: but for the lines next to a change, wherever that is taken to stand, what a
 * model leaves out is up to it.
 */
const leaveOut = (before: readonly string[], after: readonly string[], leave: (line: number) => boolean): string => {
  const shown = new Set<number>();
  for (const { from, to, newFrom, newTo } of findLineChanges(before, after)) {
    if (from < to && (from === 0 || to === before.length)) return '';
    let [first, last] = [newFrom - 1, newTo];
    const [text, start, end] = from < to ? [before, from, to] : [after, newFrom, newTo];
    for (let slid = 0; end + slid < text.length && text[start + slid] === text[end + slid]; slid++) last++;
    for (let slid = 1; slid <= start && text[start - slid] === text[end - slid]; slid++) first--;
    while (after[first]?.trim() === '') first--;
    while (after[last]?.trim() === '') last++;
    for (let line = first; line <= last; line++) shown.add(line);
  }
  const lines: string[] = [];
  let hidden: string[] = [];
  for (const [line, text] of [...after, undefined].entries()) {
    if (text !== undefined && !shown.has(line) && leave(line)) {
      hidden.push(text);
      continue;
    }
    if (hidden.length > 0) lines.push(smallestIndent(hidden) + GAP);
    hidden = [];
    if (text !== undefined) lines.push(text);
  }
  return lines.map((text) => `${text}\n`).join('');
};

const smallestIndent = (lines: readonly string[]): string =>
  ' '.repeat(Math.min(...lines.flatMap((line) => (line.trim() === '' ? [] : line.search(/\S/))), 80) % 80);

/** Whether a declaration comes twice or moves: a lazy text cannot say which one it shows. */
const repeatsDeclarations = (before: readonly string[], after: readonly string[]): boolean => {
  const headers = (lines: readonly string[]): string[] => lines.filter((line) => /^\S.*[{=(]$|^const /.test(line));
  const moved = findLineChanges(before, after).flatMap(({ from, to, newFrom, newTo }) => [
    ...headers(before.slice(from, to)),
    ...headers(after.slice(newFrom, newTo)),
  ]);
  return [headers(before), headers(after), moved].some((lines) => new Set(lines).size < lines.length);
};

const GAP = '// ... existing code ...';

/** What a lazy text makes of a file; undefined where it is refused. */
const merge = (before: string, lazy: string): string[] | undefined => {
  const merged = mergeLazy('a.ts', before, lazy);
  return merged.kind === 'merged' ? mergedLines(merged) : undefined;
};

/** Gaps where the bits of a number say so: stretches of lines of random length. */
const stretches = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 }).map((all) => {
  const left = all.flatMap(([shown, hidden]) => [...Array<boolean>(shown).fill(false), ...Array<boolean>(hidden).fill(true)]);
  return (line: number): boolean => left[line % left.length] ?? false;
});

const options = { seed: 20_261_123, numRuns: 2000 };
const realEdits = realCommits.flatMap(({ before, after }) =>
  [...before].flatMap(([path, text]) => {
    const edited = after.get(path);
    return edited === undefined || edited === text ? [] : [[text, edited] as const];
  }),
);

describe('a lazy text', () => {
  it('gives the new file or is refused, whatever a model leaves out', () => {
    let merged = 0;
    fc.assert(
      fc.property(codePairs, stretches, ([old, edited], leave) => {
        const [before = '', after = ''] = [old.get('src/a.ts'), edited.get('src/a.ts')];
        fc.pre(!repeatsDeclarations(linesOf(before), linesOf(after)));
        const made = merge(before, leaveOut(linesOf(before), linesOf(after), leave));
        if (made === undefined) return;
        merged++;
        expect(made.join('\n') === linesOf(after).join('\n')).toBe(true);
      }),
      options,
    );
    expect(merged).toBeGreaterThan(options.numRuns / 10);
  });

  it.skipIf(realEdits.length === 0)('gives the new file or is refused, for real edits', () => {
    let merged = 0;
    fc.assert(
      fc.property(fc.constantFrom(...(realEdits.length === 0 ? [['', ''] as const] : realEdits)), stretches, ([before, after], leave) => {
        const made = merge(before, leaveOut(linesOf(before), linesOf(after), leave));
        if (made === undefined) return;
        merged++;
        expect(made.join('\n') === linesOf(after).join('\n')).toBe(true);
      }),
      { ...options, numRuns: 500 },
    );
    expect(merged).toBeGreaterThan(50);
  });

  it('keeps or replaces lines of the file in their order, and makes up none', () => {
    const gapped = fc.array(fc.constantFrom(GAP, '', 'a', 'b', 'c', '}', '  a', 'x = 1;', '...', '// rest'), { maxLength: 14 });
    fc.assert(
      fc.property(snapshotPairs, gapped, ([files], lines) => {
        for (const text of files.values()) {
          const made = merge(text, lines.join('\n'));
          if (made === undefined) continue;
          const known = new Set([...linesOf(text), ...lines]);
          expect(made.filter((line) => !known.has(line) || line.trim() === GAP)).toEqual([]);
        }
      }),
      options,
    );
  });

  it.each([
    [
      'a line that the file has several times',
      'run(1);\nstop();\nrun(2);\nstop();\nrun(3);\nwait();\n',
      `${GAP}\nstop();\nrun(8);\nwait();\n`,
      '"stop();", next to a comment for left-out lines, may be any of lines 2, 4 of a.ts; it must be one',
    ],
    [
      'a comment that the file has itself',
      `a();\n${GAP}\nb();\nc();\n`,
      `a();\n${GAP}\nc();\n`,
      `"${GAP}" may stand for left-out lines, or be itself, as a.ts has such a comment on line 2`,
    ],
  ])('says where a line could be several: %s', (_, before, text, message) => {
    const response = { text: `a.ts\n\`\`\`ts\n${text}\`\`\`\n`, toolCalls: [] };
    const applied = applyResponse({ format: 'lazy', response, files: new Map([['a.ts', before]]) });
    expect(applied).toMatchObject({ status: 'rejected', rejection: { code: 'ambiguous', message } });
  });

  it.each([
    ['gaps', `${GAP}\n`.repeat(200_000), 'a;\n'],
    ['gaps and brackets', `${GAP}\n}\n`.repeat(100_000), '}\n'.repeat(300_000)],
    ['blocks', ` function f() {\n  ${GAP}\n }\n`.repeat(50_000), ' function f() {\n  a;\n }\n'.repeat(50_000)],
    ['ends of one block', `f() {\n${`  ${GAP}\n}\n`.repeat(50_000)}`, `f() {\n${'  a;\n}\n'.repeat(50_000)}`],
    ['lines of a long file', `a1;\n${GAP}\n`.repeat(50_000), Array.from({ length: 200_000 }, (_, line) => `a${line};\n`).join('')],
  ])('takes any number of %s', (_, lazy, before) => {
    expect(['merged', 'ambiguous', 'unclear']).toContain(mergeLazy('a.ts', before, lazy).kind);
  });
});
