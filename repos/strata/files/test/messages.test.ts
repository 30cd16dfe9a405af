import assert from 'node:assert/strict';
import { it } from 'node:test';

import { CycleError, describeError, EmptyError, StructureError, UnknownNodeError } from '../src/index.ts';
import type { Language } from '../src/index.ts';

const languages: Language[] = ['cs', 'de', 'en', 'fr'];

it('tells errors in four languages', () => {
  assert.deepEqual(languages.map((language) => describeError(new EmptyError('queue'), language)), ['Nic tu není.', 'Es ist nichts mehr übrig.', 'There is nothing left.', 'Il ne reste plus rien.']);
  assert.equal(describeError(new CycleError([1, 1]), 'cs'), 'Závislosti tvoří kruh.');
  assert.equal(describeError(new UnknownNodeError('x'), 'de'), 'Der Knoten ist nicht bekannt.');
});

it('leaves other errors as they are', () => {
  assert.equal(describeError(new StructureError('other', 'něco jiného'), 'fr'), 'něco jiného');
  assert.equal(describeError(new Error('boom'), 'fr'), 'boom');
  assert.deepEqual([new EmptyError('queue').message, new UnknownNodeError('x').message, new UnknownNodeError('x').name], ['the queue is empty', 'unknown node: x', 'UnknownNodeError']);
});
