import { type Fault, inResponse, inText } from './fault.ts';

/** The hunks of a patch in the reverse order. */
const reverseHunks = (text: string): string | undefined => {
  const parts = text.split(/(?=^@@ )/m);
  if (parts.length < 3 || /^(?:diff --git|--- |\*\*\* (?:Update|Add|Delete))/m.test(parts.slice(1).join(''))) return undefined;
  const [head = '', ...hunks] = parts;
  const tail = /^(?:```|\*\*\* End Patch)[\s\S]*$/m.exec(hunks.at(-1) ?? '')?.[0] ?? '';
  const bare = hunks.map((hunk, at) => (at === hunks.length - 1 ? hunk.slice(0, hunk.length - tail.length) : hunk));
  return head + bare.reverse().join('') + tail;
};

/** SEARCH / REPLACE blocks and tagged edits in the reverse order. */
const reverseBlocks = (text: string): string | undefined => {
  const parts = text.match(/^(?:\S+\n```\w*\n<{5,9} SEARCH|```\w*\n\S+\n<{5,9} SEARCH)[\s\S]*?\n>{5,9} REPLACE\n```\n|^<edit>[\s\S]*?<\/edit>\n/gm);
  return parts === null || parts.length < 2 ? undefined : parts.reverse().join('\n');
};

/** Faults of hunks, blocks and calls as a whole. */
export const orderFaults: readonly Fault[] = [
  inResponse('hunks-reversed', inText(reverseHunks)),
  inResponse('blocks-reversed', inText(reverseBlocks)),
  inResponse(
    'hunk-counts-too-small',
    inText((text) => text.replace(/^@@ -(\d+),(\d+) \+(\d+),(\d+) @@/gm, (_, from, count, to, other) => `@@ -${from},${count - 1} +${to},${other - 1} @@`)),
  ),
  inResponse(
    'hunk-header-bare',
    inText((text) => text.replace(/^@@ -.*$/gm, '@@')),
  ),
  inResponse(
    'hunk-header-without-counts',
    inText((text) => text.replace(/^@@ -(\d+),\d+ \+(\d+),\d+ @@.*$/gm, '@@ -$1 +$2 @@')),
  ),
  inResponse(
    'insert-prefix-lost',
    inText((text) => text.replace(/^\+(?!\+)(.*)$/m, '$1')),
  ),
  inResponse(
    'blank-context-without-space',
    inText((text) => text.replace(/^ $/gm, '')),
  ),
  inResponse(
    'git-headers-lost',
    inText((text) => text.replace(/^diff --git .*\n/gm, '')),
  ),
  inResponse(
    'line-hint-wrong',
    inText((text) => text.replace(/^:start_line: ?(\d+)/gm, (_, line) => `:start_line:${Number(line) + 7}`)),
  ),
  inResponse('calls-reversed', (response) => ({ ...response, toolCalls: [...response.toolCalls].reverse() })),
];
