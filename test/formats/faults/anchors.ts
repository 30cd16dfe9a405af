import { type EditLine, mapEditGroups } from '../../../src/collect/faults/form/edit-groups.ts';
import type { Random } from '../../../src/random.ts';
import { type Fault, type Fold, foldIndent, foldSpaces, inResponse } from './fault.ts';

type Group = readonly EditLine[];

const isOld = ({ role }: EditLine): boolean => role !== 'insert';

/** Formats that quote nothing of the file, or that `mapEditGroups` does not read; `misread.ts` has faults for these. */
const withoutGroups: ReadonlySet<string> = new Set(['classic-diff', 'hashline', 'lazy', 'line-range', 'symbol', 'whole']);

const inAnchor = (name: string, change: (group: Group, random: Random) => Group, fold?: Fold): Fault =>
  inResponse(
    name,
    (response, { format }, random) =>
      withoutGroups.has(format.name) ? undefined : mapEditGroups(response, (group) => (group.some(isOld) ? change(group, random) : group)),
    fold,
  );

/** All lines, so that old and new text still differ by the edit alone. */
const eachLine =
  (change: (text: string) => string) =>
  (group: Group): Group =>
    group.map((line) => ({ ...line, text: change(line.text) }));

/** Lines of the old text, and what repeats them in the new text. */
const eachShared =
  (change: (text: string) => string) =>
  (group: Group): Group => {
    const old = new Set(group.filter(isOld).map(({ text }) => text));
    return group.map((line) => (old.has(line.text) ? { ...line, text: change(line.text) } : line));
  };

/** The number of an old line that says something, has old lines on both sides, and stays: it is kept, or the new text repeats it once. */
const pickInner = (group: Group, random: Random): number => {
  const old = group.flatMap((line, at) => (isOld(line) ? [at] : []));
  const fresh = group.filter((line) => line.role !== 'delete').map(({ text }) => text);
  const stays = (at: number): boolean => fresh.filter((text) => text === group[at]?.text).length === 1;
  return random.pick(old.slice(1, -1).filter((at) => (group[at]?.text.trim().length ?? 0) > 3 && stays(at))) ?? -1;
};

/** Changes one inner line of the old text, and the line of the new text that repeats it. */
const alterInner =
  (change: (line: EditLine) => Group) =>
  (group: Group, random: Random): Group => {
    const picked = group[pickInner(group, random)];
    const isHunk = group.some(({ role }) => role === 'keep');
    const repeated = isHunk ? undefined : group.find((line) => !isOld(line) && line.text === picked?.text);
    return picked === undefined ? group : group.flatMap((line) => (line === picked || line === repeated ? change(line) : [line]));
  };

const swapLetter = (text: string): string => {
  const at = Math.floor(text.length / 2);
  return text.slice(0, at) + (text[at] === 'q' ? 'z' : 'q') + text.slice(at + 1);
};

const doubleSpaces = (text: string): string => {
  const body = text.trimStart();
  return text.slice(0, text.length - body.length) + body.replaceAll(' ', '  ');
};

const swapInner = (group: Group, random: Random): Group => {
  const at = pickInner(group, random);
  const next = group[at + 1];
  const line = group[at];
  if (line === undefined || next === undefined || next.role !== line.role || next.text.trim().length < 4 || next.text === line.text) return group;
  return group.map((other, index) => (index === at ? { ...other, text: next.text } : index === at + 1 ? { ...other, text: line.text } : other));
};

/** An empty line in front of the old text, and of the new text where that stands apart. */
const addBlank = (group: Group): Group => {
  if (group.some(({ role }) => role === 'keep')) return [{ role: 'keep', text: '' }, ...group];
  return (['delete', 'insert'] as const).flatMap((role) => [{ role, text: '' }, ...group.filter((line) => line.role === role)]);
};

const foldCase: Fold = (line) => line.toUpperCase();

/** Faults of the text that an edit quotes. */
export const anchorFaults: readonly Fault[] = [
  inAnchor(
    'anchor-typo',
    alterInner((line) => [{ ...line, text: swapLetter(line.text) }]),
  ),
  inAnchor(
    'anchor-case',
    eachShared((text) => text.toUpperCase()),
    foldCase,
  ),
  inAnchor(
    'anchor-no-break-spaces',
    eachShared((text) => text.replaceAll(' ', '\u00a0')),
    foldSpaces,
  ),
  inAnchor('anchor-double-spaces', eachLine(doubleSpaces), foldSpaces),
  inAnchor(
    'anchor-unindented',
    eachLine((text) => text.trimStart()),
    foldIndent,
  ),
  inAnchor(
    'anchor-line-lost',
    alterInner(() => []),
  ),
  inAnchor(
    'anchor-line-invented',
    alterInner((line) => (isOld(line) ? [line, { ...line, text: '  invented(line);' }] : [line])),
  ),
  inAnchor('anchor-lines-swapped', swapInner),
  inAnchor(
    'anchor-elided',
    alterInner((line) => [{ ...line, text: '...' }]),
  ),
  inAnchor('anchor-blank-line-before', addBlank),
];
