import fc from 'fast-check';
import type { HunkLine, Proposal } from '../../src/types.ts';
import { find, hunk } from './editing.ts';

/** A line of code as it is meant: how deep, and what it says. */
interface Meant {
  readonly depth: number;
  readonly words: string;
}

/** One line of an edit as it is meant; `line` is the line of the file that stays or goes, or before which one is put in. */
export type MeantLine = Meant & { readonly op: HunkLine['op']; readonly line: number };

/** A file in any layout, what an edit of it means, and the lines in which a forgetful model wrote that down. No two lines of the file say the same. */
export interface Story {
  readonly text: string;
  readonly script: readonly MeantLine[];
  readonly written: readonly HunkLine[];
  /** What the file is indented by, and the model's edit. */
  readonly units: readonly [file: string, edit: string];
}

interface FileLine extends Meant {
  readonly trail: string;
}

const fileLines: fc.Arbitrary<readonly FileLine[]> = fc
  .array(
    fc.record({
      deeper: fc.constantFrom(-2, -1, 0, 0, 1),
      words: fc.constantFrom('"plain"', '"plain"', '“curly”', '‘single’', 'dash — dash', 'no\u00a0break', 'two  blanks', 'ﬁ…', '"é 😀"'),
      trail: fc.constantFrom('', '', '', '', ' ', '\t', '  \t'),
    }),
    { minLength: 3, maxLength: 12 },
  )
  .map((lines) => {
    let depth = 0;
    return lines.map(({ deeper, words, trail }, index) => {
      depth = Math.max(0, depth + deeper);
      return { depth, words: `statement${index}(${words});`, trail };
    });
  });

const layouts = fc.record({
  unit: fc.constantFrom('\t', '  ', '    '),
  eols: fc.constantFrom(['\n'], ['\r\n'], ['\n', '\r\n'], ['\r']),
  bom: fc.constantFrom('', '\uFEFF'),
  ended: fc.boolean(),
});

/** What a model forgets when it writes: the file's unit, the indentation that all lines share, white space at the end, what is on no keyboard. */
const habits = fc.record({
  unit: fc.constantFrom('\t', '  ', '    '),
  dropsIndent: fc.boolean(),
  trail: fc.constantFrom('', ' '),
  typewriter: fc.boolean(),
  eol: fc.constantFrom('', '', '\r'),
  blankEdges: fc.boolean(),
});

const plans = fc.record({
  from: fc.nat(10),
  ops: fc.array(fc.constantFrom('keep', 'keep', 'delete', 'insert', 'replace'), { minLength: 1, maxLength: 6 }),
  deeper: fc.constantFrom(0, 0, 1),
});

export const stories: fc.Arbitrary<Story> = fc
  .tuple(fileLines, layouts, habits, plans)
  .map(([lines, layout, habit, plan]) => {
    const script = meanScript(lines, plan);
    return { text: printFile(lines, layout), script, written: write(script, habit), units: [layout.unit, habit.unit] as const };
  })
  .filter(({ script }) => script.some(({ op }) => op !== 'keep') && script.some(({ op }) => op !== 'insert'));

/** The edit of a story as a hunk, as whole lines and as a substring. */
export const tell = ({ written }: Story): Readonly<Record<'hunk' | 'lines' | 'text', Proposal>> => {
  const side = (without: HunkLine['op']): string => written.flatMap(({ op, text }) => (op === without ? [] : [`${text}\n`])).join('');
  const [old, fresh] = [side('insert'), side('delete')];
  const signs = { keep: ' ', delete: '-', insert: '+' };
  return { hunk: hunk(written.map(({ op, text }) => signs[op] + text).join('\n')), lines: find(old, fresh), text: find(old, fresh, { unit: 'text' }) };
};

const printFile = (lines: readonly FileLine[], { unit, eols, bom, ended }: { unit: string; eols: readonly string[]; bom: string; ended: boolean }): string =>
  bom +
  lines
    .map(({ depth, words, trail }, index) => unit.repeat(depth) + words + trail + (index < lines.length - 1 || ended ? eols[index % eols.length] : ''))
    .join('');

const meanScript = (lines: readonly FileLine[], { from, ops, deeper }: { from: number; ops: readonly string[]; deeper: number }): MeantLine[] => {
  const script: MeantLine[] = [];
  let at = Math.min(from, lines.length - 1);
  for (const [index, op] of ops.entries()) {
    const line = lines[at];
    const near = lines[op === 'insert' ? at - 1 : at] ?? line;
    if (line === undefined) break;
    if (op !== 'insert') script.push({ depth: line.depth, words: line.words, op: op === 'keep' ? 'keep' : 'delete', line: at++ });
    if (op === 'insert' || op === 'replace') script.push({ op: 'insert', depth: (near?.depth ?? 0) + deeper, words: `inserted${index}();`, line: at });
  }
  return script;
};

interface Habit {
  readonly unit: string;
  readonly dropsIndent: boolean;
  readonly trail: string;
  readonly typewriter: boolean;
  readonly eol: string;
  readonly blankEdges: boolean;
}

const write = (script: readonly MeantLine[], { unit, dropsIndent, trail, typewriter, eol, blankEdges }: Habit): HunkLine[] => {
  const dropped = dropsIndent ? Math.min(...script.map(({ depth }) => depth)) : 0;
  const lines = script.map(({ op, depth, words }): HunkLine => {
    const text = unit.repeat(depth - dropped) + (typewriter ? toKeyboard(words) : words);
    return { op, text: text + (op === 'insert' ? '' : trail) + eol };
  });
  const blank: HunkLine = { op: 'keep', text: '' };
  return blankEdges ? [blank, ...lines, blank] : lines;
};

/** The same in the characters of a keyboard. */
const toKeyboard = (words: string): string =>
  words.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace('—', '-').replace('\u00a0', ' ').replace('  ', ' ').replace('ﬁ', 'fi').replace('…', '...');
