import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'

import { readArgs } from '../src/args.js'
import { main } from '../src/cli.js'

const LOG = `time=2026-01-01T11:59:00Z msg=last
time=2026-01-01T10:30:00Z msg=first level=warn
time=2026-01-01T11:30:00Z msg=middle
msg=timeless
time=2026-01-01T12:05:00Z msg=future
`

function show (...options) {
  let out = ''
  const io = { read: () => LOG, write: (text) => { out += text }, warn: () => {}, now: () => Date.UTC(2026, 0, 1, 12) }
  assert.equal(main(['show', 'app.log', ...options], io), 0)
  return [...out.matchAll(/\w+$/gm)].map(String)
}

it('keeps what is old enough', () => {
  assert.deepEqual(show('--until', '30m'), ['first', 'middle'])
  assert.deepEqual(show('--until=31m'), ['first'])
  assert.deepEqual(show('--until', '0s'), ['last', 'first', 'middle'])
  assert.deepEqual(show('--until', '2h'), [])
})

it('goes together with the other options', () => {
  assert.deepEqual(show('--since', '1h', '--until', '5m'), ['middle'])
  assert.deepEqual(show('--until', '1m', '--where', 'level < warn'), ['last', 'middle'])
  assert.deepEqual(show('--since', '90m'), ['last', 'first', 'middle', 'future'])
  assert.deepEqual(show(), ['last', 'first', 'middle', 'timeless', 'future'])
})

it('is read as a duration', () => {
  assert.deepEqual(readArgs(['show', '--until', '1m', 'a']).options, { until: 60_000 })
  assert.throws(() => readArgs(['show', '--until', 'noon']), { name: 'UsageError' })
  assert.throws(() => readArgs(['show', '--until']), { name: 'UsageError' })
})

it('is a member of the options', () => {
  const source = readFileSync(new URL('../src/args.js', import.meta.url), 'utf8')
  assert.match(/@typedef \{object\} Options\b((?:(?!\*\/)[^])*)\*\//i.exec(source)?.[1] ?? '', /@property \{number(?: ?\| ?undefined)?\} \[?until\b/)
})
