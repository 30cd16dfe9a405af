import type { BlockParser } from './context.ts';
import { plainText } from './plain-text.ts';

const HEADING = /^(#{1,6}) +(.+?)(?: +#+)?$/;
const OWN_ID = /^(.*?) *\{#([\w-]+)\}$/;

/** `## Title`, with an id of its own in braces where the author wants one: `## Title {#id}`. */
export const parseHeading: BlockParser = (cursor, context) => {
  const line = cursor.peek();
  const match = line && HEADING.exec(line.text);
  if (!match) return undefined;
  cursor.take();
  const [, marks, title] = match;
  const own = OWN_ID.exec(title);
  const children = context.parseInlines(own ? own[1] : title, line.number);
  const id = context.slugger.take(own ? own[2] : plainText(children));
  return { type: 'heading', level: marks.length, id, children };
};
