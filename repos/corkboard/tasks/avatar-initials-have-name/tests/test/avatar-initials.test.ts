import assert from 'node:assert/strict';
import { it } from 'node:test';
import { h } from 'preact';

import { Avatar } from '../src/components/Avatar.tsx';
import { render } from '../testing/render.ts';

const member = { id: 'ada', name: 'Ada King Lovelace' };

it('names the initials', () => {
  assert.equal(render(() => h(Avatar, { member })).html, '<span class="cb-avatar" role="img" aria-label="Ada King Lovelace">AL</span>');
});

it('leaves the photo as it is', () => {
  const [image] = render(() => h(Avatar, { member: { ...member, photo: 'ada.png' } })).find('img');
  assert.deepEqual(image, { class: 'cb-avatar cb-avatar--photo', src: 'ada.png', alt: 'Ada King Lovelace', width: 28, height: 28 });
});
