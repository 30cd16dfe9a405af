import assert from 'node:assert/strict';
import { it } from 'node:test';

import { SegmentTree } from '../src/index.ts';

const concatenation = { identity: '', combine: (left: string, right: string) => left + right };

it('combines from left to right', () => {
  for (const text of ['abcdefgh', 'čřžýáíéúů', 'x']) {
    const tree = new SegmentTree([...text], concatenation);
    for (let from = 0; from <= text.length; from += 1) {
      for (let to = from; to <= text.length; to += 1) assert.equal(tree.query(from, to), text.slice(from, to), `${from} to ${to}`);
    }
  }
});

it('follows changes', () => {
  const tree = new SegmentTree([...'abcdefgh'], concatenation);
  tree.set(4, 'E');
  tree.set(6, '');
  assert.equal(tree.query(1, 7), 'bcdEf');
  assert.equal(tree.query(3, 3), '');
  assert.equal(tree.query(-1, 99), 'abcdEfh');
  assert.equal(tree.get(4), 'E');
});
