import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findLanguage } from '../src/highlight/find-language.ts';
import { languages } from '../src/highlight/languages.ts';
import { tokenize } from '../src/highlight/tokenize.ts';

it('nests the comments of Scala', () => {
  const scala = findLanguage('scala');
  assert.ok(scala);
  assert.deepEqual(tokenize('/* a /* b */ c */ val', scala).map(({ kind, text }) => [kind, text]), [
    ['comment', '/* a /* b */ c */'],
    ['plain', ' '],
    ['keyword', 'val'],
  ]);
  assert.deepEqual([scala.aliases, scala.lineComments, scala.blockComments], [['sc'], ['//'], [['/*', '*/']]]);
});

it('changes no other language', () => {
  assert.deepEqual(
    languages.filter(({ nestedComments }) => nestedComments).map(({ name }) => name),
    ['dart', 'fsharp', 'haskell', 'julia', 'kotlin', 'ocaml', 'rust', 'scala', 'swift'],
  );
  assert.equal(languages.length, 36);
});
