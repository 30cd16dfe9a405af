import assert from 'node:assert/strict'
import { it } from 'node:test'

import { main } from '../src/cli.js'
import { parseDuration } from '../src/duration.js'

it('refuses a text without a part', () => {
  for (const text of ['', ' ', ' \t ']) {
    assert.throws(() => parseDuration(text), { name: 'UsageError', message: `not a duration: ${JSON.stringify(text)}` })
  }
})

it('ends the program with 2', () => {
  const io = { read: () => '', write: () => {}, warn: () => {}, now: () => 0 }
  assert.equal(main(['show', 'a.log', '--since', ''], io), 2)
  assert.equal(main(['show', 'a.log', '--since', '1h'], io), 0)
})

it('still reads zero and several parts', () => {
  assert.equal(parseDuration('0s'), 0)
  assert.equal(parseDuration(' 1h0.5m '), 3_630_000)
  assert.throws(() => parseDuration('1h 30m'), { name: 'UsageError' })
  assert.throws(() => parseDuration('1h30'), { name: 'UsageError' })
})
