import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readJson } from '../src/body.ts';

function read(chunks: Iterable<Uint8Array>, maxBytes = 100) {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return readJson({ method: 'POST', url: '/', headers, body: chunks }, maxBytes);
}

it('joins characters that are split between chunks', async () => {
  const bytes = Buffer.from('{"title":"Žluťoučký 🐎"}');
  for (let size = 1; size <= 5; size += 1) {
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(new Uint8Array(bytes.subarray(at, at + size)));
    assert.deepEqual(await read(chunks), { title: 'Žluťoučký 🐎' });
  }
});

it('stops reading when the limit is passed', async () => {
  let taken = 0;
  function* chunks() {
    for (;;) {
      taken += 1;
      yield Buffer.alloc(40, ' ');
    }
  }
  await assert.rejects(read(chunks()), { status: 413 });
  assert.equal(taken, 3);
});

it('counts bytes, not characters', async () => {
  const bytes = Buffer.from('{"a":"žž"}');
  assert.deepEqual(await read([bytes], 12), { a: 'žž' });
  await assert.rejects(read([bytes], 11), { status: 413 });
});

it('refuses a body that ends within a character', async () => {
  const bytes = Buffer.from('{"a":1}ž');
  assert.deepEqual(await read([bytes.subarray(0, 7)]), { a: 1 });
  await assert.rejects(read([bytes.subarray(0, 8)]), { status: 400 });
});
