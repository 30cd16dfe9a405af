import { contentOf, type Lines, lastAtOrBefore } from './lines.ts';

/**
 * How many lines two texts start with, and how many of the rest they end with, whatever terminates them. What is the same to the letter is skipped in blocks.
 */
export const sharedLines = (one: Lines, other: Lines): readonly [number, number] => {
  const most = Math.min(one.count, other.count);
  let head = Math.min(most, countHead(one, other));
  while (head < most && contentOf(one, head) === contentOf(other, head)) head++;
  let tail = Math.min(most - head, countTail(one, other));
  while (tail < most - head && contentOf(one, one.count - 1 - tail) === contentOf(other, other.count - 1 - tail)) tail++;
  return [head, tail];
};

const BLOCK = 1024;

/** The lines that end within the blocks that both texts start with. */
const countHead = (one: Lines, other: Lines): number => {
  const most = Math.min(one.text.length, other.text.length);
  let same = 0;
  while (same + BLOCK <= most && one.text.startsWith(other.text.slice(same, same + BLOCK), same)) same += BLOCK;
  return Math.max(0, Math.min(lastAtOrBefore(one.starts, same), lastAtOrBefore(other.starts, same)));
};

/** The lines that start within the blocks that both texts end with. */
const countTail = (one: Lines, other: Lines): number => {
  const most = Math.min(one.text.length, other.text.length);
  let same = 0;
  while (same + BLOCK <= most && one.text.startsWith(lastBlock(other.text, same), one.text.length - same - BLOCK)) same += BLOCK;
  const linesWithin = ({ text, starts, count }: Lines): number => count - 1 - lastAtOrBefore(starts, text.length - same - 1);
  return Math.max(0, Math.min(linesWithin(one), linesWithin(other)));
};

const lastBlock = (text: string, behind: number): string => text.slice(text.length - behind - BLOCK, text.length - behind);
