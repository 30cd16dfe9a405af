import type { Stretch } from './test-run.ts';

/** Before an edit, or after it. */
export type Side = 'base' | 'edited';

/** What one atom did: the text that it took out and the text that it put in, either of which may be empty. */
export interface Change {
  readonly atom: number;
  readonly base: Stretch;
  readonly edited: Stretch;
}

/** Changes with nothing kept between them, in their order, and all of both texts from the kept token before them to the one behind. */
export interface Region {
  readonly changes: readonly Change[];
  readonly base: Stretch;
  readonly edited: Stretch;
}

/** The two texts of a file. */
export type Texts = Readonly<Record<Side, string>>;

/**
 * The text of a region when some of its atoms are dropped: what those had taken out, what the others put in. What stands between belongs to no atom. All of it
 * comes from the base when all are dropped, and from the edited file when none is.
 */
export const writeRegion = ({ changes, base, edited }: Region, texts: Texts, isDropped: (atom: number) => boolean): string => {
  if (changes.every(({ atom }) => isDropped(atom))) return texts.base.slice(base.from, base.to);
  if (!changes.some(({ atom }) => isDropped(atom))) return texts.edited.slice(edited.from, edited.to);
  const gaps = { base: readGaps(changes, texts.base, 'base', base), edited: readGaps(changes, texts.edited, 'edited', edited) };
  const gapAt = ({ side, at }: Place): Gap => gaps[side][at] ?? { tail: '', space: '' };
  const lastOf = (side: Side): Gap => gapAt({ side, at: gaps[side].length - 1 });
  const runs = listRuns(changes, isDropped);
  const first = gapAt({ side: changes[0] !== undefined && isDropped(changes[0].atom) ? 'base' : 'edited', at: 0 });
  if (runs.length === 0) return first.tail + pickSpace(lastOf('base'), lastOf('edited'));
  const parts = runs.map((run, number) => {
    const next = runs[number + 1];
    const after = gapAt({ side: run.side, at: run.at + 1 });
    const text = texts[run.side].slice(run.stretch.from, run.stretch.to);
    return text + after.tail + pickSpace(after, next === undefined ? lastOf(run.side) : gapAt(next));
  });
  return first.tail + pickSpace(first, gapAt(runs[0] ?? { side: 'base', at: 0 })) + parts.join('');
};

/** A gap or a run by its number in its own text: run `at` stands between the gaps `at` and `at + 1`. */
interface Place {
  readonly side: Side;
  readonly at: number;
}

interface Run extends Place {
  readonly stretch: Stretch;
}

/** What stands between two runs: the separators that belong to the first one, and the rest. */
interface Gap {
  readonly tail: string;
  readonly space: string;
}

const readGaps = (changes: readonly Change[], text: string, side: Side, { from, to }: Stretch): Gap[] => {
  const own = changes.map((change) => change[side]).filter(isFilled);
  const stretches = [...own.map((stretch, at) => ({ from: own[at - 1]?.to ?? from, to: stretch.from })), { from: own.at(-1)?.to ?? from, to }];
  return stretches.map((stretch) => {
    const gap = text.slice(stretch.from, stretch.to);
    const end = gap.search(/\s/);
    return end === -1 ? { tail: gap, space: '' } : { tail: gap.slice(0, end), space: gap.slice(end) };
  });
};

const listRuns = (changes: readonly Change[], isDropped: (atom: number) => boolean): Run[] => {
  const seen = { base: 0, edited: 0 };
  return changes.flatMap(({ atom, base, edited }) => {
    const place = { base: seen.base, edited: seen.edited };
    if (isFilled(base)) seen.base++;
    if (isFilled(edited)) seen.edited++;
    const run: Run = isDropped(atom) ? { side: 'base', at: place.base, stretch: base } : { side: 'edited', at: place.edited, stretch: edited };
    return isFilled(run.stretch) ? [run] : [];
  });
};

const isFilled = ({ from, to }: Stretch): boolean => from < to;

/** Of two ways to keep two runs apart, the one with more line breaks, then the longer one: a comment must not swallow what follows. */
const pickSpace = ({ space: one }: Gap, { space: other }: Gap): string => {
  const more = countBreaks(other) - countBreaks(one) || other.length - one.length;
  return more > 0 ? other : one;
};

const countBreaks = (text: string): number => text.split('\n').length + text.split('\r').length;
