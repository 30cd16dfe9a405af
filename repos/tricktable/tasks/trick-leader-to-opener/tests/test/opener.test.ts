import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { parseCard, Suit, Trick } from '../src/index.ts';

it('is the player who plays first', () => {
  const trick = new Trick(3, Suit.Clubs);
  expect([trick.opener, trick.next]).toEqual([3, 3]);
  trick.play(parseCard('9H'));
  expect([trick.opener, trick.next]).toEqual([3, 0]);
});

it('has no other name', () => {
  expect(Object.keys(new Trick(0, undefined)).sort()).toEqual(['opener', 'played', 'trump']);
});

it('has the new name in its comment, too', () => {
  const source = readFileSync(new URL('../src/trick.ts', import.meta.url), 'utf8');
  expect(source).toMatch(/@param opener the player who plays first/);
  expect(source).not.toMatch(/\bleader\b/);
});
