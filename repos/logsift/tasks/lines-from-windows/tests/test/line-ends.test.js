import assert from 'node:assert/strict'
import { it } from 'node:test'

import { splitLines } from '../src/lines.js'

it('takes both characters of a line end off', () => {
  assert.deepEqual(splitLines('a\r\nb\r\n'), ['a', 'b'])
  assert.deepEqual(splitLines('a\r\n\r\nb'), ['a', '', 'b'])
  assert.deepEqual(splitLines('a\r\nb\nc'), ['a', 'b', 'c'])
  assert.deepEqual(splitLines('\r\n'), [''])
})

it('keeps other carriage returns', () => {
  assert.deepEqual(splitLines('a\rb\r\r\nc\n\rd\n'), ['a\rb\r', 'c', '\rd'])
  assert.deepEqual(splitLines('a\r\nb\r'), ['a', 'b\r'])
  assert.deepEqual(splitLines('\r'), ['\r'])
})

it('keeps blanks, and the last line without an end', () => {
  assert.deepEqual(splitLines(' a \r\n\tb '), [' a ', '\tb '])
  assert.deepEqual(splitLines(''), [])
  assert.deepEqual(splitLines('\n\n'), ['', ''])
})
