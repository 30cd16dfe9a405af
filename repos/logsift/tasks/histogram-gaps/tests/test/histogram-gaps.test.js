import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'

import { histogram } from '../src/stats.js'

it('has every bucket between the first and the last', () => {
  assert.deepEqual(histogram([35, 5, 7], 10), [
    { from: 0, to: 10, count: 2 },
    { from: 10, to: 20, count: 0 },
    { from: 20, to: 30, count: 0 },
    { from: 30, to: 40, count: 1 }
  ])
  assert.deepEqual(histogram([-11, 10], 10).map(({ from, to, count }) => [from, to, count]), [[-20, -10, 1], [-10, 0, 0], [0, 10, 0], [10, 20, 1]])
})

it('has none outside of them', () => {
  assert.deepEqual(histogram([205, 250], 100), [{ from: 200, to: 300, count: 2 }])
  assert.deepEqual(histogram([-0.5], 1), [{ from: -1, to: 0, count: 1 }])
  assert.deepEqual(histogram([], 10), [])
})

it('is told in the doc comment', () => {
  const source = readFileSync(new URL('../src/stats.js', import.meta.url), 'utf8')
  assert.match(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+export function histogram\b/.exec(source)?.[1] ?? '', /between|empty|every|first|gap|last|without|zero|\b(?:all|no|none|0)\b/i)
})
