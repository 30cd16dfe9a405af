/**
 * Ways in which models write a text twice escaped: backslash escapes and HTML entities that stand for their characters. Each leaves a text
 * without such escapes as it is.
 */
export const unescapers: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\\([ntr"'`\\])/g, (escaped, letter: string) => BACKSLASH.get(letter) ?? escaped),
  (text) => text.replace(/&(?:lt|gt|amp|quot|apos|#39|#34|nbsp);/g, (entity) => ENTITIES.get(entity) ?? entity),
];

const BACKSLASH: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['\\', '\\'],
]);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&#34;', '"'],
  ['&nbsp;', '\u00a0'],
]);
