import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentOf } from '../../src/edit/indent.ts';
import { contentOf, splitLines, terminatorOf } from '../../src/edit/lines.ts';
import { lenient, strict } from '../../src/edit/profiles.ts';
import { edit } from './editing.ts';
import { type MeantLine, type Story, stories, tell } from './stories.ts';

const options = { seed: 20_261_125, numRuns: 1000 };
const forms = fc.constantFrom('hunk' as const, 'lines' as const, 'text' as const);

/** What lenient makes of a story. A substring that stands in the file as it is written is replaced as a substring, and left out here. */
const place = (story: Story, form: 'hunk' | 'lines' | 'text') => {
  const result = edit({ 'a.ts': story.text }, [tell(story)[form]], { profile: lenient });
  const [placed] = result.placement?.edits ?? [];
  if (result.code !== undefined || placed === undefined || (form === 'text' && placed.tier.startsWith('L0'))) return undefined;
  return { after: result.files['a.ts'] ?? '', placed };
};

/** The lines that a story leads to: those of the file by number, those put in as they are meant. */
const linesAfter = ({ text, script }: Story): readonly (number | MeantLine)[] => {
  const old = script.filter(({ op }) => op !== 'insert').map(({ line }) => line);
  const [first = 0, last = 0] = [old[0], old.at(-1)];
  const kept = script.flatMap((line) => (line.op === 'delete' ? [] : [line.op === 'keep' ? line.line : line]));
  const count = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
  return [...count(0, first), ...kept, ...count(last + 1, splitLines(text).count)];
};

describe('a forgiving reader', () => {
  it('tries every tier that layout can need, and needs one candidate', () => {
    const tiers = new Set<string>();
    fc.assert(
      fc.property(stories, forms, (story, form) => {
        const result = place(story, form);
        if (result === undefined) return;
        tiers.add(result.placed.tier);
        expect(result.placed.candidates).toBe(1);
      }),
      options,
    );
    expect([...tiers].sort()).toEqual(['L0', 'L0n', 'L1', 'L10', 'L2', 'L3', 'L3w', 'L4', 'L6']);
  });

  it('changes the lines that are meant and no byte of any other', () => {
    fc.assert(
      fc.property(stories, forms, (story, form) => {
        const result = place(story, form);
        if (result === undefined) return;
        const [old, fresh] = [splitLines(story.text), splitLines(result.after)];
        const expected = linesAfter(story);
        expect(fresh.count).toBe(expected.length);
        for (const [index, line] of expected.entries()) {
          if (typeof line !== 'number') expect(contentOf(fresh, index).trim()).toBe(line.words);
          else expect(contentOf(fresh, index)).toBe(contentOf(old, line));
          const isInside = typeof line === 'number' && index < fresh.count - 1 && line < old.count - 1;
          if (isInside) expect(terminatorOf(fresh, index)).toBe(terminatorOf(old, line));
        }
      }),
      options,
    );
  });

  it('keeps the byte order mark, the kinds of line endings and the end of the file', () => {
    fc.assert(
      fc.property(stories, forms, (story, form) => {
        const after = place(story, form)?.after;
        if (after === undefined) return;
        expect(after.startsWith('\uFEFF')).toBe(story.text.startsWith('\uFEFF'));
        if (splitLines(after).count > 0) expect(/[\r\n]$/.test(after)).toBe(/[\r\n]$/.test(story.text));
        const kinds = (text: string) => new Set(text.match(/\r\n|\r|\n/g));
        for (const kind of kinds(after)) expect(kinds(story.text)).toContain(kind);
      }),
      options,
    );
  });

  it('says so when it indents otherwise than it was told, and indents with what the file uses', () => {
    fc.assert(
      fc.property(stories, forms, (story, form) => {
        const result = place(story, form);
        if (result === undefined) return;
        const fresh = splitLines(result.after);
        const written = new Map(story.written.flatMap(({ op, text }) => (op === 'insert' ? [[text.trim(), text.trimEnd()]] : [])));
        const inserted = linesAfter(story).flatMap((line, index) => (typeof line === 'number' ? [] : [contentOf(fresh, index)]));
        const moved = inserted.filter((line) => written.get(line.trim()) !== line.trimEnd());
        if (moved.length > 0) expect(result.placed.note).toMatch(/^re-indented (?:by -?\d+ columns|like the file)$/);
        const [unit] = story.units;
        const used = new Set(story.text.split(/\r\n|\r|\n/).flatMap((line) => [...indentOf(line.replace('\uFEFF', ''))]));
        const showsUnit = used.has(unit.charAt(0));
        for (const line of moved) if (showsUnit) expect(new Set([...indentOf(line), unit.charAt(0)]).size).toBe(1);
      }),
      options,
    );
  });

  it('indents as meant where the edit shows two depths', () => {
    fc.assert(
      fc.property(stories, forms, (story, form) => {
        const result = place(story, form);
        const depths = new Set(story.script.flatMap(({ op, depth }) => (op === 'insert' ? [] : [depth])));
        // Context that is dropped shows nothing.
        if (result === undefined || result.placed.tier === 'L10' || depths.size < 2) return;
        const fresh = splitLines(result.after);
        for (const [index, line] of linesAfter(story).entries()) {
          if (typeof line !== 'number') expect(contentOf(fresh, index)).toBe(story.units[0].repeat(line.depth) + line.words);
        }
      }),
      options,
    );
  });

  it('refuses twins of every tier', () => {
    fc.assert(
      fc.property(stories, forms, (story, form) => {
        const ended = /[\r\n]$/.test(story.text) ? story.text : `${story.text}\n`;
        const twice = ended + ended.replace('\uFEFF', '');
        for (const profile of [strict, lenient]) {
          const { code } = edit({ 'a.ts': twice }, [tell(story)[form]], { profile });
          expect(['ambiguous', 'not_found']).toContain(code);
        }
      }),
      options,
    );
  });
});
