import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classicDiff } from '../../formats/classic-diff.ts';
import { apply, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { strict } from '../../src/edit/profiles.ts';
import type { Files } from '../../src/types.ts';

const options = { seed: 20_261_123, numRuns: 60 };
const has = (tool: string): boolean => spawnSync(tool, ['--version']).stdout?.includes('GNU') ?? false;

/** Texts of few kinds of lines, so that twins are common; every other one has no final newline. */
const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '.', '..', '  x', '- y', '! z', '--- 1,2 ----', '```', '\\ No'), { maxLength: 20 });
const texts = fc.tuple(lines, fc.boolean()).map(([all, ends]) => all.join('\n') + (ends && all.length > 0 ? '\n' : ''));
const pairs = fc.tuple(texts, texts).filter(([before, after]) => before !== after && before !== '');
const endsInNewline = (text: string): boolean => text === '' || text.endsWith('\n');

// Need GNU diff and patch, and skip where they are not installed.
describe.skipIf(!has('diff') || !has('patch'))('classic-diff against GNU', () => {
  it.each([['-c'], ['-C1'], ['--normal'], ['-e']])('reads what diff %s writes', (style) => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        fc.pre(style !== '-e' || (endsInNewline(before) && endsInNewline(after)));
        const text = inFolder((folder) => run(folder, 'diff', [style, '--label=a.txt', '--label=a.txt', 'before', 'after'], { before, after }));
        expect(replay(`\`\`\`\`diff\n${text}\`\`\`\`\n`, new Map([['a.txt', before]]))).toEqual(new Map([['a.txt', after]]));
      }),
      options,
    );
  });

  it('writes diffs that patch applies', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { response, lossy } = classicDiff.render(new Map([['a.txt', before]]), new Map([['a.txt', after]]));
        expect(lossy).toEqual([]);
        const patched = inFolder((folder) => {
          run(folder, 'patch', ['-p1', '--silent', '--input=diff'], { 'a.txt': before, diff: response.text });
          return readFileSync(join(folder, 'a.txt'), 'utf8');
        });
        expect(patched).toBe(after);
      }),
      options,
    );
  });
});

const replay = (text: string, before: Files): Files =>
  withChanges(before, apply(before, locate(classicDiff.parse({ text, toolCalls: [] }), before, strict, classicDiff.coordinates)));

const inFolder = <T>(use: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'diffgauge-diff-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const run = (folder: string, tool: string, args: readonly string[], files: Readonly<Record<string, string>>): string => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return spawnSync(tool, args, { cwd: folder, encoding: 'utf8' }).stdout;
};
