import { lineAt } from './inline-context.ts';
import type { InlineParser } from './inline-context.ts';

/** An address in angle brackets. */
export const parseAutolink: InlineParser = (text, at, context) => {
  const match = /^<((?:https?:\/\/|mailto:)[^\s<>]+)>/.exec(text.slice(at));
  if (!match) return undefined;
  const [whole, target] = match;
  const shown = target.replace(/^mailto:/, '');
  const line = lineAt(text, at, context);
  return { node: { type: 'link', target, children: [{ type: 'text', text: shown }], line }, end: at + whole.length };
};
