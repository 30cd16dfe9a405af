import { expect, it } from 'vitest';
import { matchLinesExactly } from '../../src/edit/exact.ts';
import { openText } from '../../src/edit/file-text.ts';
import type { Script } from '../../src/edit/script.ts';

const texts = ['\uFEFFa\nb\nb\nc\n', '\uFEFFa\r\nb\r\nc\r\n', 'a\nb\nb\nc', '\uFEFF', ''];
const anchors = [['\uFEFFa'], ['\uFEFFa', 'b'], ['a'], ['b'], ['b', 'b'], ['b', 'c'], ['c'], ['\uFEFF'], ['a\r', 'b\r'], ['']];

// What is kept of a file that is searched often changes how it is searched, never what is found.
it.each(texts.flatMap((text) => anchors.map((anchor) => [JSON.stringify(text), JSON.stringify(anchor), text, anchor] as const)))(
  'finds in %s, searched often, the same of %s as at first',
  (_text, _anchor, text, anchor) => {
    const script: Script = anchor.map((line) => ({ op: 'delete', text: line }));
    const busy = openText(text);
    const first = [...matchLinesExactly(openText(text), script).starts];
    for (let search = 0; search < 24; search++) expect([search, [...matchLinesExactly(busy, script).starts]]).toEqual([search, first]);
  },
);
