import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as module from '../src/pluralize.ts';
import { pluralize } from '../src/pluralize.ts';

describe('pluralize', () => {
  it('takes the singular for exactly one', () => {
    assert.equal(pluralize(1, 'row'), '1 row');
    assert.equal(pluralize(0, 'row'), '0 rows');
    assert.equal(pluralize(1200, 'row'), '1,200 rows');
  });

  it('takes the plural it is given', () => {
    assert.equal(pluralize(2, 'entry', 'entries'), '2 entries');
    assert.equal(pluralize(1, 'entry', 'entries'), '1 entry');
  });
});

it('is all that its file exports, and documented', () => {
  assert.deepEqual(Object.keys(module), ['pluralize']);
  const source = readFileSync(new URL('../src/pluralize.ts', import.meta.url), 'utf8');
  assert.match(source, /\/\*\* .+ \*\/\r?\nexport (?:function|const) pluralize\b/);
  assert.match(source, /\bformatCount\(/);
});
