import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findLanguage } from '../src/highlight/find-language.ts';
import { languages } from '../src/highlight/languages.ts';
import { tokenize } from '../src/highlight/tokenize.ts';

const kinds = (code: string): string[] => {
  const language = findLanguage('c#');
  assert.ok(language);
  return tokenize(code, language).map(({ kind, text }) => `${kind} ${text}`);
};

it('knows raw strings', () => {
  assert.deepEqual(kinds('"""a\n"b" \\""" + 1'), ['string """a\n"b" \\"""', 'plain  + ', 'number 1']);
  assert.deepEqual(kinds('"""open\n'), ['string """open\n']);
});

it('still knows the others', () => {
  assert.deepEqual(kinds('@"a\nb" "c\\"" \'d\' ""'), ['string @"a\nb"', 'plain  ', 'string "c\\""', 'plain  ', "string 'd'", 'plain  ', 'string ""']);
  assert.deepEqual(kinds('"a\nvar'), ['string "a', 'plain \n', 'keyword var']);
});

it('changes no other language', () => {
  const raw = languages.filter(({ strings }) => strings.some(({ open, escape, multiline }) => open === '"""' && escape === '' && multiline));
  assert.deepEqual(raw.map(({ name }) => name), ['csharp', 'fsharp', 'graphql', 'kotlin', 'scala']);
  assert.deepEqual(languages.map(({ strings }) => strings.length), [1, 2, 2, 1, 2, 4, 2, 3, 3, 2, 2, 3, 2, 1, 1, 3, 3, 1, 3, 3, 3, 1, 2, 2, 2, 4, 2, 2, 1, 3, 2, 2, 3, 3, 2, 2]);
  assert.equal(findLanguage('cs')?.strings[0].open, '"""');
});
