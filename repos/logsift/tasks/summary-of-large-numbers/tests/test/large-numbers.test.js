import assert from 'node:assert/strict'
import { it } from 'node:test'

import { summarize } from '../src/stats.js'

it('sorts by size', () => {
  assert.deepEqual(summarize([9, 10, 200]), { count: 3, min: 9, max: 200, mean: 73, p50: 10, p95: 200, p99: 200 })
  assert.deepEqual(summarize([1000, -20, -3, 0.5]), { count: 4, min: -20, max: 1000, mean: 244.375, p50: -3, p95: 1000, p99: 1000 })
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  assert.deepEqual(summarize(hundred), { count: 100, min: 1, max: 100, mean: 50.5, p50: 50, p95: 95, p99: 99 })
})

it('leaves its argument alone', () => {
  const values = Object.freeze([30, 4])
  assert.equal(summarize(values).min, 4)
  assert.deepEqual(values, [30, 4])
  assert.deepEqual(summarize([]), { count: 0 })
})
