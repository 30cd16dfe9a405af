import { hash } from 'node:crypto';
import type { Response } from '../types.ts';

/**
 * 64 bits of a digest of what was answered, as hexadecimal digits: text and tool calls, but neither how the answer ended nor in which order the keys of
 * arguments stand, which says nothing. Null where nothing was answered. Walks without recursion: arguments may be nested deeper than the stack.
 */
export const digestResponse = ({ text, toolCalls }: Response): string | null =>
  text === '' && toolCalls.length === 0
    ? null
    : hash('sha256', toolCalls.length === 0 ? text : [text, ...listParts(toolCalls)].map(frame).join('')).slice(0, 16);

/**
 * The values within a value, outermost first and those of an object by the order of its keys, each as a text that says of which kind it is and how many follow
 * that belong to it.
 */
function* listParts(value: unknown): Generator<string> {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const part = rest.pop();
    if (typeof part !== 'object' || part === null) yield `${typeof part} ${part}`;
    else if (Array.isArray(part)) {
      yield `array ${part.length}`;
      for (const item of part) rest.push(item);
    } else {
      const entries = Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1));
      yield `object ${entries.length}`;
      for (const [key, item] of entries) rest.push(item, key);
    }
  }
}

/** A text with its length before it, so that no two lists of texts read alike. */
const frame = (text: string): string => `${text.length}:${text}`;
