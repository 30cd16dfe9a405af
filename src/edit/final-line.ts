import type { Splice } from '../types.ts';
import { endsWithTerminator, lacksFinalNewline, nextTerminator, terminatorBefore } from './lines.ts';

/**
 * Lets the deletion of a last line without newline stand beside other edits. Such a deletion takes the newline before it, so that the
 * file goes on without a final one; where another splice ends there, that one gives up its newline instead.
 */
export const joinEnd = (base: string, splices: readonly Splice[]): readonly Splice[] => {
  const ascending = lacksFinalNewline(base) ? splices.toSorted((a, b) => a.from - b.from || a.to - b.to) : [];
  const final = ascending.find(({ from, to, text }) => to === base.length && text === '' && terminatorAt(base, from) !== '');
  if (final === undefined) return splices;
  const start = final.from + terminatorAt(base, final.from).length;
  const others = ascending.filter((splice) => splice !== final);
  if (!others.some(({ to }) => to === start)) return splices;
  return [...giveUpNewline(base, others, start), { ...final, from: start }];
};

const terminatorAt = (text: string, offset: number): string => (text[offset] === '\n' || text[offset] === '\r' ? nextTerminator(text, offset) : '');

/** Takes the newline off the text that the ascending splices leave before `end`. */
const giveUpNewline = (base: string, splices: readonly Splice[], end: number): Splice[] => {
  const result = [...splices];
  let at = end;
  for (let i = result.length - 1; i >= 0; i--) {
    const splice = result[i];
    if (splice === undefined || splice.to !== at) break;
    if (splice.text !== '') {
      if (endsWithTerminator(splice.text)) result[i] = { ...splice, text: splice.text.slice(0, -terminatorBefore(splice.text, splice.text.length).length) };
      return result;
    }
    result[i] = { ...splice, from: splice.from - terminatorBefore(base, splice.from).length };
    if (i > 0 && result[i - 1]?.to === splice.from) result[i] = splice;
    at = splice.from;
  }
  return result;
};
