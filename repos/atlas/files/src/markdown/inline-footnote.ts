import type { InlineParser } from './inline-context.ts';

/** `[^label]`: the place that a footnote belongs to. */
export const parseFootnoteMark: InlineParser = (text, at) => {
  const match = /^\[\^([^\]\s]+)\]/.exec(text.slice(at));
  return match ? { node: { type: 'footnote', label: match[1] }, end: at + match[0].length } : undefined;
};
