import { findLineChanges, type LineChange } from './line-changes.ts';

/** An edit by its text: `find`, which occurs once at the time, becomes `replace`. */
export interface AnchoredEdit {
  readonly find: string;
  readonly replace: string;
  /** The line of the text before all edits at which the anchor starts; undefined where an earlier edit made that line. */
  readonly line: number | undefined;
}

/**
 * Whether an anchor is compared with whole lines or with any substring. With `bare`, for substrings: anchors leave out a newline that both texts end with,
 * where they stay unique, and what is deleted to the end of the text is whole lines.
 */
export interface AnchorRules {
  readonly unit: 'line' | 'text';
  readonly bare?: boolean;
}

/**
 * The edits that lead from one list of lines to the other, applied one after the other. Each anchor holds the changed lines, or
 * the line beside an insertion, and as many lines around them as it takes to occur once. Empty only where there are no lines at all.
 */
export const anchorEdits = (before: readonly string[], after: readonly string[], rules: AnchorRules): AnchoredEdit[] =>
  findLineChanges(before, after).map((change, index, changes) => {
    const { from, ...edit } = anchorChange(before, after, change, rules);
    return { ...edit, line: findOldLine(changes, index, from) };
  });

/** The line before all edits of a line that stands in the text when edit `index` has its turn. */
const findOldLine = (changes: readonly LineChange[], index: number, line: number): number | undefined => {
  const earlier = changes.slice(0, index).findLast(({ newFrom }) => newFrom <= line);
  if (earlier === undefined) return line;
  return line < earlier.newTo ? undefined : line - earlier.newTo + earlier.to;
};

const anchorChange = (before: readonly string[], after: readonly string[], change: LineChange, rules: AnchorRules) => {
  // What stands in the file when this edit's turn comes: all earlier changes are made.
  const current = [...after.slice(0, change.newFrom), ...before.slice(change.from)];
  const old = { from: change.newFrom, to: change.newFrom + change.to - change.from };
  const inserted = after.slice(change.newFrom, change.newTo);
  const { from, to } = widen(current, startingRange(current, old, inserted, rules), rules);
  const edit = {
    find: current.slice(from, to).join(''),
    replace: [...current.slice(from, old.from), ...inserted, ...current.slice(old.to, to)].join(''),
    from,
  };
  return rules.bare ? { ...edit, ...dropNewline(edit, current) } : edit;
};

const dropNewline = ({ find, replace, from }: { find: string; replace: string; from: number }, lines: readonly string[]) => {
  const bare = find.slice(0, -1);
  const alike = find.endsWith('\n') && replace.endsWith('\n') && bare !== '';
  const unique = alike && findRivals(lines.join(''), bare, lines.slice(0, from).join('').length, 'text').length === 0;
  return unique ? { find: bare, replace: replace.slice(0, -1) } : { find, replace };
};

interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The changed lines; for an insertion, and for line feeds that no line feed of the anchor vouches for, with a line beside them. */
const startingRange = (lines: readonly string[], { from, to }: LineRange, inserted: readonly string[], rules: AnchorRules): LineRange => {
  const open = lines[to - 1]?.endsWith('\n') !== true;
  const bare = from === to || (open && (inserted.some((line) => line.endsWith('\n')) || (rules.bare && inserted.length === 0)));
  if (bare && from > 0) return { from: from - 1, to };
  return { from, to: from === to && to < lines.length ? to + 1 : to };
};

/** The range, grown on the side that tells more rivals apart, until nothing else in the text reads the same. */
const widen = (lines: readonly string[], range: LineRange, { unit }: AnchorRules): LineRange => {
  const text = lines.join('');
  let { from, to } = range;
  let find = lines.slice(from, to).join('');
  let rivals = findRivals(text, find, lines.slice(0, from).join('').length, unit);
  while (rivals.length > 0) {
    const above = lines[from - 1];
    const below = lines[to];
    const up = above === undefined ? undefined : rivals.filter((rival) => text.startsWith(above, rival - above.length));
    const down = below === undefined ? undefined : rivals.filter((rival) => text.startsWith(below, rival + find.length));
    if (above !== undefined && up !== undefined && (down === undefined || up.length < down.length)) {
      rivals = up.map((rival) => rival - above.length);
      find = above + find;
      from--;
    } else if (below !== undefined && down !== undefined) {
      rivals = down;
      find += below;
      to++;
    } else break;
  }
  return { from, to };
};

const findRivals = (text: string, find: string, own: number, unit: AnchorRules['unit']): number[] => {
  const rivals: number[] = [];
  if (find === '') return rivals;
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + 1)) {
    const starts = unit === 'text' || at === 0 || text[at - 1] === '\n';
    if (at !== own && starts) rivals.push(at);
  }
  return rivals;
};
