import assert from 'node:assert/strict';
import { it } from 'node:test';

import { BookmarkStore } from '../src/store.ts';

const fields = { url: 'https://example.org/', title: 'Example', tags: ['old', 'both'], note: '' };

it('forgets the old tags of a bookmark', () => {
  const store = new BookmarkStore();
  const { id } = store.add(fields);
  store.update(id, { tags: ['both', 'new'] });
  assert.equal(store.list(0, 10, 'old').total, 0);
  assert.equal(store.list(0, 10, 'new').total, 1);
  assert.deepEqual(store.tags(), [{ tag: 'both', count: 1 }, { tag: 'new', count: 1 }]);
});

it('keeps the tags when something else changes', () => {
  const store = new BookmarkStore();
  const { id } = store.add(fields);
  store.add({ ...fields, tags: ['old'] });
  store.update(id, { title: 'Other' });
  assert.deepEqual(store.tags(), [{ tag: 'old', count: 2 }, { tag: 'both', count: 1 }]);
  store.remove(id);
  assert.deepEqual(store.tags(), [{ tag: 'old', count: 1 }]);
});
