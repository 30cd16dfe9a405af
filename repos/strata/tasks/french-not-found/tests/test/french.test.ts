import assert from 'node:assert/strict';
import { it } from 'node:test';

import { CycleError, describeError, EmptyError, UnknownNodeError } from '../src/index.ts';

it('says introuvable', () => {
  assert.equal(describeError(new UnknownNodeError('x'), 'fr'), 'Le nœud «\u00a0demandé\u00a0» est introuvable.');
});

it('says the rest as before', () => {
  assert.equal(describeError(new CycleError([1, 1]), 'fr'), 'Les dépendances «\u00a0tournent en rond\u00a0».');
  assert.equal(describeError(new EmptyError('queue'), 'fr'), 'Il ne reste plus rien.');
  assert.equal(describeError(new UnknownNodeError('x'), 'en'), 'The node is not known.');
  assert.equal(describeError(new UnknownNodeError('x'), 'cs'), 'Uzel není znám.');
  assert.equal(describeError(new CycleError([1, 1]), 'de'), 'Die Abhängigkeiten bilden einen Kreis.');
  assert.equal(describeError(new CycleError([1, 1]), 'en'), 'The dependencies form a circle.');
});
