import type { PeerRules } from '../profile.ts';
import type { Splice } from '../types.ts';
import { toLineFeeds } from './normalised.ts';
import { replay } from './rebase.ts';

/** The splices of a file with those that a peer's rules for line endings and the final newline add to them. An unchanged file is not touched. */
export const adaptLayout = (base: string, splices: readonly Splice[], { endings, finalNewline }: PeerRules): readonly Splice[] => {
  const [first] = splices;
  if (first === undefined || (endings !== 'line-feeds' && finalNewline === undefined)) return splices;
  const ascending = splices.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const all = endings === 'line-feeds' ? withLineFeeds(base, ascending, first) : ascending;
  const end = base.length;
  return finalNewline === 'added' && !isEnded(replay(base, all)) ? [...all, { ...first, from: end, to: end, text: '\n' }] : all;
};

/** The text of a created file under the same rules. */
export const adaptText = (text: string, { endings, finalNewline }: PeerRules): string => {
  const adapted = endings === 'line-feeds' ? toLineFeeds(text) : text;
  return finalNewline === 'added' && !isEnded(adapted) ? `${adapted}\n` : adapted;
};

const isEnded = (text: string): boolean => text === '' || text.endsWith('\n');

/** Lets every line end in a line feed, those between the ascending splices too. */
const withLineFeeds = (base: string, splices: readonly Splice[], source: Splice): Splice[] => {
  const all: Splice[] = [];
  let at = base.indexOf('\r');
  const convert = (to: number): void => {
    for (; at >= 0 && at < to; at = base.indexOf('\r', at + 1)) all.push({ ...source, from: at, to: at + 1, text: base[at + 1] === '\n' ? '' : '\n' });
  };
  for (const splice of splices) {
    convert(splice.from);
    all.push({ ...splice, text: toLineFeeds(splice.text) });
    if (at >= 0 && at < splice.to) at = base.indexOf('\r', splice.to);
  }
  convert(base.length);
  return all;
};
