import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { BookmarkStore } from '../src/store.ts';

const source = readFileSync(new URL('../src/store.ts', import.meta.url), 'utf8');

it('declares the type', () => {
  const [, body = ''] = /\*\/\s*export interface TagCount \{([^}]*)\}/.exec(source) ?? [];
  const members = body.replaceAll(/\/\*.*?\*\//gs, '').split(';').map((member) => member.trim()).filter((member) => member !== '');
  assert.deepEqual(members.sort(), ['readonly count: number', 'readonly tag: string']);
  const places = ['interface Page ', 'interface TagCount ', 'class BookmarkStore '].map((name) => source.indexOf(name));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
});

it('is what tags returns', () => {
  assert.match(source, /\ttags\(\): (?:readonly TagCount\[\]|TagCount\[\]|Array<TagCount>|ReadonlyArray<TagCount>) \{/);
  const store = new BookmarkStore();
  const fields = { url: 'https://example.org', title: 'T', note: '' };
  store.add({ ...fields, tags: ['b', 'a'] });
  store.add({ ...fields, tags: ['b', 'c'] });
  assert.deepEqual(store.tags(), [{ tag: 'b', count: 2 }, { tag: 'a', count: 1 }, { tag: 'c', count: 1 }]);
});
