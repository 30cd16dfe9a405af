import { expect, test } from 'vitest';
import { rememberRecent } from '../../src/syntax/recent.ts';

/** Asks for texts in turn and tells which of the questions were answered from memory; each text is `path:text`, of the path `a` where none is said. */
const recalled = (asked: string): string => {
  let read = 0;
  const find = rememberRecent((path, text) => ({ at: ++read, path, text }), { texts: 3, units: 6 });
  return asked
    .split(' ')
    .map((question) => {
      const [text = '', path = 'a'] = question.split(':').reverse();
      const before = read;
      expect(find(path, text)).toMatchObject({ path, text });
      return read === before ? 'recalled' : 'read';
    })
    .join(' ');
};

test.each([
  { name: 'what is asked again', asked: 'x y x y', found: 'read read recalled recalled' },
  { name: 'another path', asked: 'x b:x b:x x', found: 'read read recalled read' },
  { name: 'the text asked for longest ago beyond so many texts', asked: 'x y z x w y x', found: 'read read read recalled read read recalled' },
  { name: 'texts beyond so many units', asked: 'xxx yyy xxx zzz xxx yyy', found: 'read read recalled read recalled read' },
  { name: 'a text that is too long by itself, which displaces none', asked: 'x longest longest x', found: 'read read read recalled' },
])('remembers: $name', ({ asked, found }) => {
  expect(recalled(asked)).toBe(found);
});
