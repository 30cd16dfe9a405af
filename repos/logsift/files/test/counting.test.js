import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { formatDuration, parseDuration } from '../src/duration.js'
import { countLevels, groupBy, top } from '../src/group.js'
import { compareLevels, toLevel } from '../src/levels.js'
import { splitLines } from '../src/lines.js'
import { histogram, numbersOf, percentile, summarize } from '../src/stats.js'

const entry = (fields, level = 'info') => ({ time: null, level, message: '', fields })

describe('durations', () => {
  it('are read with one unit or several', () => {
    const rows = [['90s', 90_000], ['1h30m', 5_400_000], [' 2d ', 172_800_000], ['1.5s', 1500], ['250ms', 250], ['1m1ms', 60_001], ['0s', 0]]
    for (const [text, ms] of rows) assert.equal(parseDuration(text), ms, text)
  })

  it('are refused where they are none', () => {
    for (const text of ['soon', '5', '5x', '1h30', '-1h', '1h 30m']) {
      assert.throws(() => parseDuration(text), { name: 'UsageError', message: `not a duration: ${JSON.stringify(text)}` })
    }
  })

  it('are written in whole seconds', () => {
    const rows = [[0, '0ms'], [999.4, '999ms'], [999.6, '1s'], [1000, '1s'], [1499, '1s'], [1500, '2s'], [5_400_000, '1h30m'], [90_061_000, '1d1h1m1s']]
    for (const [ms, text] of rows) assert.equal(formatDuration(ms), text)
  })
})

describe('lines', () => {
  it('end with or without a line end', () => {
    assert.deepEqual(splitLines('a\nb'), ['a', 'b'])
    assert.deepEqual(splitLines('a\n\nb\n'), ['a', '', 'b'])
    assert.deepEqual(splitLines(''), [])
    assert.deepEqual(splitLines('\n'), [''])
  })
})

describe('levels', () => {
  it('have one name', () => {
    assert.deepEqual(['WARN', 'Warning', 'err', 'critical', 'verbose', undefined, 'odd', 30].map(toLevel), ['warn', 'warn', 'error', 'fatal', 'debug', 'info', 'odd', '30'])
  })

  it('go from mild to severe', () => {
    assert.deepEqual(['error', 'odd', 'info', 'fatal', 'trace', 'warn', 'debug'].sort(compareLevels), ['odd', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'])
  })
})

describe('statistics', () => {
  it('take numbers only', () => {
    assert.deepEqual(numbersOf([entry({ ms: 3 }), entry({ ms: '4' }), entry({}), entry({ ms: 5 })], 'ms'), [3, 5])
  })

  it('find the nearest rank', () => {
    assert.deepEqual([0, 0.1, 0.25, 0.5, 0.51, 1].map((share) => percentile([1, 2, 3, 4], share)), [1, 1, 1, 2, 3, 4])
    assert.equal(percentile([], 0.5), undefined)
  })

  it('sum up', () => {
    assert.deepEqual(summarize([3, 1, 2, 2]), { count: 4, min: 1, max: 3, mean: 2, p50: 2, p95: 3, p99: 3 })
    assert.deepEqual(summarize([1, 2, 2]).mean, 1.667)
    assert.deepEqual(summarize([]), { count: 0 })
  })

  it('count by bucket', () => {
    assert.deepEqual(histogram([5, 0, 10, 19, 12.5, 20], 10), [{ from: 0, to: 10, count: 2 }, { from: 10, to: 20, count: 3 }, { from: 20, to: 30, count: 1 }])
    assert.deepEqual(histogram([-1, 1], 5), [{ from: -5, to: 0, count: 1 }, { from: 0, to: 5, count: 1 }])
    assert.deepEqual(histogram([], 5), [])
  })
})

describe('groups', () => {
  const entries = [entry({ path: '/b' }), entry({ path: '/a' }, 'error'), entry({ path: '/b' }), entry({}), entry({ path: '/c' }, 'odd')]

  it('hold the entries with a field', () => {
    const groups = groupBy(entries, 'path')
    assert.deepEqual([...groups.keys()], ['/b', '/a', '/c'])
    assert.deepEqual(groups.get('/b'), [entries[0], entries[2]])
    assert.deepEqual([...groupBy([entry({ n: 1 }), entry({ n: '1' })], 'n').keys()], ['1'])
  })

  it('are ranked by size, then by name', () => {
    assert.deepEqual(top(groupBy(entries, 'path'), 2), [{ value: '/b', count: 2, share: '50.0%' }, { value: '/a', count: 1, share: '25.0%' }])
    assert.deepEqual(top(groupBy(entries, 'path'), 9).map(({ value }) => value), ['/b', '/a', '/c'])
    assert.deepEqual(top(new Map(), 9), [])
  })

  it('are counted by level, the most severe first', () => {
    assert.deepEqual(countLevels(entries), [{ level: 'error', count: 1 }, { level: 'info', count: 3 }, { level: 'odd', count: 1 }])
  })
})
