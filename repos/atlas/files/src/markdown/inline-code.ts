import type { InlineParser } from './inline-context.ts';

/** Code between two runs of equally many backticks. */
export const parseCode: InlineParser = (text, at) => {
  const fence = /^`+/.exec(text.slice(at))?.[0] ?? '';
  const start = at + fence.length;
  const end = findFence(text, start, fence.length);
  if (end === -1) return { node: { type: 'text', text: fence }, end: start };
  return { node: { type: 'code', text: trimOnce(text.slice(start, end).replaceAll('\n', ' ')) }, end: end + fence.length };
};

function findFence(text: string, from: number, length: number): number {
  for (let at = text.indexOf('`', from); at !== -1; at = text.indexOf('`', at)) {
    let end = at;
    while (text[end] === '`') end += 1;
    if (end - at === length) return at;
    at = end;
  }
  return -1;
}

/** One space at each end is there to set off a backtick. */
function trimOnce(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code;
}
