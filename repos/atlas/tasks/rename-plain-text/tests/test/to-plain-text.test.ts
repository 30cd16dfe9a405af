import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { buildSite } from '../src/index.ts';
import { parseMarkdown } from '../src/markdown/parse.ts';
import * as module from '../src/markdown/plain-text.ts';

const say = (text: string): string => module.toPlainText(parseMarkdown(text).blocks);

it('has the new name only', () => {
  assert.equal(typeof module.toPlainText, 'function');
  assert.equal('plainText' in module, false);
  const root = new URL('../src/', import.meta.url).pathname;
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts')) assert.doesNotMatch(readFileSync(join(root, path), 'utf8'), /\bplainText\b/, path);
  }
});

it('says what every kind of node says', () => {
  assert.equal(say('# A *b*\n\nc **d** ~~e~~ `f`\ng [h](i) ![j](k)[^l]  \nm\n\n[^l]: n'), 'A b c d e f g h j m');
  assert.equal(say('- a\n- b\n\n> c\n\n***\n\n```\nd\n```\n\n:::tip\ne\n:::'), 'a b c Tip e');
  assert.equal(say('| a | b |\n|---|---|\n| c | d |'), 'a b c d');
  assert.equal(say('a\\\nb'), 'a b');
  assert.equal(module.toPlainText([]), '');
});

it('is used for titles, ids, descriptions and the feed', () => {
  const { files } = buildSite(new Map([['a.md', '---\ndate: 2026-01-01\n---\n# The *Page*\n\nSome `code` here.\n\n## One **Two**\n\n## Three']]), '2026-06-01');
  const page = files.get('a/index.html') ?? '';
  assert.match(page, /<title>The Page · Documentation<\/title>\n<meta name="description" content="Some code here\.">/);
  assert.match(page, /<li><a href="#one-two">One Two<\/a><\/li>/);
  assert.match(files.get('feed.xml') ?? '', /<summary>Some code here\.<\/summary>/);
  assert.equal(JSON.parse(files.get('search.json') ?? '').entries[0].text, 'The Page Some code here. One Two Three');
});
