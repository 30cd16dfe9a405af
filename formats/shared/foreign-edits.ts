import { readMarker } from './markers.ts';
import { jsonSigns, type Sign } from './signs.ts';

/** Whether a text in a fence is an edit in the notation of another format, by how it starts: no file starts so, unless its name says that it is a diff. */
export const startsAsEdit = (path: string, body: string): boolean => {
  if (/\.(?:diff|patch)$/.test(path)) return false;
  const [first = '', second = '', third = ''] = body
    .slice(0, LONGEST_START)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  if ([first, second].some((line) => readMarker(line, 0)?.kind === 'head')) return /^(?:>{5,9}|\+{3,9}) (?:REPLACE|UPDATED)$/m.test(body);
  if (/^(?:\*\*\* Begin Patch|diff --git |<edits?>|<old_(?:code|text)[ >])/.test(first)) return true;
  if (first.startsWith('--- ') && second.startsWith('+++ ')) return third.startsWith('@@');
  return first.startsWith('*** ') && second.startsWith('--- ') && third.startsWith('***************');
};

/** Whether a text is JSON that edits files: lines by number, lines by hash, or old and new text, and the path with it. */
export const isJsonEdit = (body: string): boolean => {
  if (!/^\s*[[{]/.test(body.slice(0, LONGEST_START))) return false;
  const signs = new Set<Sign>(jsonSigns.flatMap(({ sign, pattern }) => (pattern.test(body) ? [sign] : [])));
  if (!signs.has('json-file')) return false;
  return (
    signs.has('json-anchor') || (signs.has('json-old') && signs.has('json-new')) || (signs.has('json-start') && signs.has('json-end')) || signs.has('json-span')
  );
};

const LONGEST_START = 2000;
