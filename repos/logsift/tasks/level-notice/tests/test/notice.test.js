import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'

import { readLogfmt } from '../src/formats/logfmt.js'
import { compareLevels, toLevel } from '../src/levels.js'

const text = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

it('lies between info and warn', () => {
  assert.ok(compareLevels('notice', 'info') > 0)
  assert.ok(compareLevels('notice', 'warn') < 0)
  assert.equal(readLogfmt('level=NOTICE')?.level, 'notice')
})

it('leaves the other names as they are', () => {
  assert.deepEqual(['critical', 'err', 'verbose', 'warning', 'notice'].map(toLevel), ['fatal', 'error', 'debug', 'warn', 'notice'])
})

it('is in the settings and in the README', () => {
  assert.deepEqual(JSON.parse(text('config/defaults.json')), {
    levels: ['trace', 'debug', 'info', 'notice', 'warn', 'error', 'fatal'],
    limit: 10,
    percentiles: [0.5, 0.95, 0.99],
    report: 'table',
    width: 100
  })
  assert.match(text('README.md'), /^Levels, from mild to severe: trace, debug, info, notice, warn, error, fatal\.$/m)
})
