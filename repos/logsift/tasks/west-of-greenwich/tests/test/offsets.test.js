import assert from 'node:assert/strict'
import { it } from 'node:test'

import { readAccess, readTime } from '../src/formats/access.js'

it('adds the offset of times west of Greenwich', () => {
  assert.equal(readTime('26/Nov/2026:01:25:00 -0500'), Date.UTC(2026, 10, 26, 6, 25))
  assert.equal(readTime('31/Dec/2026:22:15:10 -0330'), Date.UTC(2027, 0, 1, 1, 45, 10))
  assert.equal(readAccess('h - - [01/Mar/2026:00:00:00 -0001] "GET / HTTP/1.1" 200 1')?.time, Date.UTC(2026, 2, 1, 0, 1))
})

it('takes away the offset of times east of it', () => {
  assert.equal(readTime('26/Nov/2026:01:25:00 +0545'), Date.UTC(2026, 10, 25, 19, 40))
  assert.equal(readTime('26/Nov/2026:01:25:00 +0000'), Date.UTC(2026, 10, 26, 1, 25))
  assert.equal(readTime('26/Nov/2026:01:25:00 -0000'), Date.UTC(2026, 10, 26, 1, 25))
  assert.equal(readTime('26/Nov/2026:01:25:00'), null)
})
