import type { BlockParser } from './context.ts';
import { parseFenceInfo } from './fence-info.ts';

const OPENING = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/** Code between two fences; without a second one it goes on to the end. */
export const parseFence: BlockParser = (cursor) => {
  const opening = cursor.peek();
  const match = opening && OPENING.exec(opening.text);
  if (!match) return undefined;
  cursor.take();
  const [, fence, info] = match;
  const code = cursor.takeWhile(({ text }) => !closes(text, fence));
  cursor.take();
  return {
    type: 'code-block',
    ...parseFenceInfo(info.trim()),
    text: code.map(({ text }) => text).join('\n'),
    line: opening.number,
  };
};

function closes(text: string, fence: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith(fence) && trimmed === fence[0].repeat(trimmed.length);
}
