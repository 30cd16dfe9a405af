import { capitalize } from '../text/case.ts';
import type { BlockParser } from './context.ts';

const OPENING = /^:::(\w+)(?: +(.+))?$/;

/** What stands between `:::note` and `:::`, with a title behind the kind where there is one. */
export const parseCallout: BlockParser = (cursor, context) => {
  const match = OPENING.exec(cursor.peek()?.text ?? '');
  if (!match) return undefined;
  cursor.take();
  const [, kind, title] = match;
  const inner = cursor.takeWhile(({ text }) => text !== ':::');
  cursor.take();
  return { type: 'callout', kind, title: title ?? capitalize(kind), children: context.parseBlocks(inner) };
};
