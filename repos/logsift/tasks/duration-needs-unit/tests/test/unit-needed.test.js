import assert from 'node:assert/strict'
import { it } from 'node:test'

import { parseDuration } from '../src/duration.js'

it('refuses numbers without a unit', () => {
  for (const text of ['5', '0', '1.5', '1h30', '1h30m5', ' 5 ']) {
    assert.throws(() => parseDuration(text), { name: 'UsageError', message: `not a duration: ${JSON.stringify(text)}` })
  }
  assert.equal(parseDuration('1h30m'), 5_400_000)
})
