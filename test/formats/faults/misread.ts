import { findLineChanges } from '../../../formats/shared/line-changes.ts';
import type { Random } from '../../../src/random.ts';
import { type Case, type Fault, listModified, withText } from './fault.ts';

/**
 * The model misread the file: it writes a faultless edit, in any format, of a file that differs near the edit from the one there is. What it misread
 * it does not mean to change. Formats that state new text for lines that stay say what was misread.
 */
const misread = (name: string, change: Misreading['change'], without?: string): Fault => ({
  name,
  make: (good, random) => {
    if (good.format.name === without) return undefined;
    const [path] = listModified(good);
    const pair = path === undefined ? undefined : misreadPair(good, path, { change, random });
    if (path === undefined || pair === undefined) return undefined;
    const [before, after] = pair.map((lines, side) => withText(side === 0 ? good.before : good.after, path, lines.join('\n')));
    if (before === undefined || after === undefined) return undefined;
    const { response, lossy } = good.format.render(before, after);
    if (lossy.length > 0 || JSON.stringify(response) === JSON.stringify(good.response)) return undefined;
    return { response, before: good.before, rights: [good.after], said: restating.has(good.format.name) ? [after] : [] };
  },
});

/** Formats in which what stays is said again as new text. */
const restating: ReadonlySet<string> = new Set(['lazy', 'line-range', 'hashline', 'symbol', 'whole']);

interface Misreading {
  readonly change: (line: string, next: string) => readonly string[];
  readonly random: Random;
}

/** The lines of the file before and after the edit as the model believes them to be; undefined where no line can be misread. */
const misreadPair = ({ before, after }: Case, path: string, { change, random }: Misreading): readonly [string[], string[]] | undefined => {
  const [old, fresh] = [(before.get(path) ?? '').split('\n'), (after.get(path) ?? '').split('\n')];
  const line = random.pick(listNear(old, fresh).filter(({ at }) => (old[at] ?? '').trim().length > 3 && (old[at + 1] ?? '').trim().length > 3));
  if (line === undefined) return undefined;
  const put = (lines: string[], at: number): string[] => {
    const said = change(lines[at] ?? '', lines[at + 1] ?? '');
    return lines.toSpliced(at, said.length > 1 && said[0] === lines[at + 1] ? 2 : 1, ...said);
  };
  return [put(old, line.at), put(fresh, line.newAt)];
};

interface Near {
  readonly at: number;
  readonly newAt: number;
}

/** Lines within three lines of one that changes, but not beside it: they stay, and the line after each stays too. */
const listNear = (old: readonly string[], fresh: readonly string[]): Near[] => {
  const changes = findLineChanges(old, fresh);
  const near = new Map<number, number>();
  for (const [index, { from, to, newFrom, newTo }] of changes.entries()) {
    for (let up = 2; up <= 3; up++) if (from - up >= (changes[index - 1]?.to ?? 0)) near.set(from - up, newFrom - up);
    for (let down = 1; down <= 2; down++) if (to + down + 1 < (changes[index + 1]?.from ?? old.length)) near.set(to + down, newTo + down);
  }
  return [...near].map(([at, newAt]) => ({ at, newAt }));
};

const swapLetter = (line: string): string => {
  const at = Math.floor(line.length / 2);
  return line.slice(0, at) + (line[at] === 'q' ? 'z' : 'q') + line.slice(at + 1);
};

/** Faults of what the model knows of the file. */
export const misreadFaults: readonly Fault[] = [
  // Where a misreading breaks the syntax, symbols end elsewhere.
  misread('misread-letter', (line) => [swapLetter(line)]),
  misread('misread-case', (line) => [line.toUpperCase()]),
  misread('misread-indent', (line) => [`  ${line}`]),
  misread('misread-trailing-space', (line) => [`${line}  `]),
  misread('misread-line-lost', () => [], 'symbol'),
  misread('misread-line-invented', (line) => [line, '  invented(line);']),
  // Beside a gap, a line in another place is a new line.
  misread('misread-lines-swapped', (line, next) => [next, line], 'lazy'),
  misread('misread-elided', () => ['...'], 'symbol'),
];
