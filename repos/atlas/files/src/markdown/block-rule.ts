import type { BlockParser } from './context.ts';

/** `---`, `***` or `___` on a line of its own. */
export const parseRule: BlockParser = (cursor) => {
  const text = cursor.peek()?.text.replaceAll(' ', '') ?? '';
  if (!/^(?:-{3,}|\*{3,}|_{3,})$/.test(text)) return undefined;
  cursor.take();
  return { type: 'rule' };
};
